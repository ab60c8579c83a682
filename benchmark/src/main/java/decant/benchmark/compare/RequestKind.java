package decant.benchmark.compare;

import decant.benchmark.process.Stats;
import decant.simulator.bucket.S3Operation;
import java.util.EnumMap;
import java.util.Map;

/** Requests as they are told apart here: by what they ask for, and so by what they cost. */
enum RequestKind {
    LIST("LIST"),
    HEAD("HEAD"),
    GET("GET"),
    GET_ACL("GET ACL"),
    GET_TAGS("GET tags"),
    COPY("COPY"),
    PUT("PUT"),
    PUT_ACL("PUT ACL"),
    DELETE("DELETE"),
    /** Of buckets and their settings, and of uploads in parts. */
    OTHER("other"),
    /** Asked for something that the simulator does not know. */
    UNKNOWN("unknown");

    private final String word;

    RequestKind(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /** The requests between two readings. */
    static Map<RequestKind, Double> between(Stats before, Stats after) {
        Map<RequestKind, Double> requests = new EnumMap<>(RequestKind.class);
        for (S3Operation operation : S3Operation.values()) {
            String name = "requests " + operation.apiName();
            requests.merge(of(operation), after.of(name) - before.of(name), Double::sum);
        }
        requests.put(UNKNOWN, after.of("unknown") - before.of("unknown"));
        return requests;
    }

    private static RequestKind of(S3Operation operation) {
        return switch (operation) {
            case LIST_OBJECTS, LIST_OBJECTS_V2 -> LIST;
            case HEAD_OBJECT -> HEAD;
            case GET_OBJECT -> GET;
            case GET_OBJECT_ACL -> GET_ACL;
            case GET_OBJECT_TAGGING -> GET_TAGS;
            case COPY_OBJECT -> COPY;
            case PUT_OBJECT -> PUT;
            case PUT_OBJECT_ACL -> PUT_ACL;
            case DELETE_OBJECT, DELETE_OBJECTS -> DELETE;
            case LIST_BUCKETS,
                    CREATE_BUCKET,
                    HEAD_BUCKET,
                    DELETE_BUCKET,
                    GET_BUCKET_LOCATION,
                    GET_BUCKET_VERSIONING,
                    GET_BUCKET_ENCRYPTION,
                    GET_BUCKET_WEBSITE,
                    GET_BUCKET_ACL,
                    PUT_BUCKET_ACL,
                    GET_BUCKET_OWNERSHIP_CONTROLS,
                    PUT_BUCKET_OWNERSHIP_CONTROLS,
                    GET_PUBLIC_ACCESS_BLOCK,
                    PUT_PUBLIC_ACCESS_BLOCK,
                    DELETE_PUBLIC_ACCESS_BLOCK,
                    LIST_MULTIPART_UPLOADS,
                    PUT_OBJECT_TAGGING,
                    DELETE_OBJECT_TAGGING,
                    CREATE_MULTIPART_UPLOAD,
                    UPLOAD_PART,
                    UPLOAD_PART_COPY,
                    COMPLETE_MULTIPART_UPLOAD,
                    ABORT_MULTIPART_UPLOAD,
                    LIST_PARTS ->
                    OTHER;
        };
    }
}
