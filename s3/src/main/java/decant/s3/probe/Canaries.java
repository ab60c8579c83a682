package decant.s3.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.model.ETag;
import decant.model.ObjectKey;
import decant.model.ObjectState;
import decant.s3.copy.CopySource;
import decant.s3.copy.TargetEncryption;
import decant.s3.http.AtOnce;
import decant.s3.http.BucketChannel;
import decant.s3.http.PercentEncoding;
import decant.s3.http.S3Answer;
import decant.s3.http.S3Error;
import decant.s3.http.S3Request;
import decant.s3.store.S3Store;
import decant.s3.xml.FlatBody;
import decant.store.Operation;
import decant.store.Precondition;
import decant.store.RemoveAnswer;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.checksums.spi.ChecksumAlgorithm;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * Small objects of our own at the target, to try things on. All are removed at the end. For any number of threads, each
 * with canaries of its own.
 */
final class Canaries {
    private static final Logger LOG = LoggerFactory.getLogger(Canaries.class);

    private static final Pattern LISTED_TIME = Pattern.compile("<LastModified>([^<]+)</LastModified>");

    private final BucketChannel channel;
    private final S3Store store;
    private final CopySource here;
    private final String folder;
    private final boolean relayed;
    private final Set<ObjectKey> written = ConcurrentHashMap.newKeySet();
    private final Map<ObjectKey, String> texts = new ConcurrentHashMap<>();

    /**
     * @param relayed whether objects will come to the target by uploads and not by copies of its own
     */
    Canaries(BucketChannel channel, S3Store store, CopySource here, String folder, boolean relayed) {
        this.relayed = relayed;
        this.channel = channel;
        this.store = store;
        this.here = here;
        this.folder = folder;
    }

    ObjectKey key(String name) {
        return ObjectKey.of(folder + name);
    }

    /** Writes a canary, which must succeed: without it nothing can be copied here either. */
    ObjectKey put(String name, String text) throws StoreException {
        ObjectKey key = touched(name);
        texts.put(key, text);
        channel.require(
                channel.request(Operation.INSPECT, SdkHttpMethod.PUT, key).body("text/plain", text.getBytes(UTF_8)));
        return key;
    }

    /** Writes a canary that is encrypted like this, which must succeed and be seen. */
    void putEncrypted(String name, TargetEncryption encryption) throws StoreException {
        S3Request request = channel.request(Operation.INSPECT, SdkHttpMethod.PUT, touched(name));
        encryption.on(request);
        channel.require(request.body(name.getBytes(UTF_8)));
        S3Request look = channel.request(Operation.INSPECT, SdkHttpMethod.HEAD, key(name));
        if (!encryption.isTold(channel.require(look))) {
            throw channel.impossible(
                    request,
                    Kind.UNSUPPORTED,
                    "NotEncrypted",
                    "it does not encrypt by " + encryption.algorithm() + ", which --sse asks for");
        }
    }

    /** Makes an object of a canary's bytes, in the way of the link; whether the store says that it did. */
    boolean write(ObjectKey from, String to, Map<String, String> headers) throws StoreException {
        if (!relayed) {
            return copy(from, to, headers);
        }
        String text = texts.getOrDefault(from, "");
        S3Request request =
                channel.request(Operation.INSPECT, SdkHttpMethod.PUT, touched(to))
                        .body("text/plain", text.getBytes(UTF_8));
        headers.forEach(request::header);
        S3Answer answer = channel.send(request);
        return answer.isSuccess() || refused(request, answer);
    }

    /** Copies a canary with these headers; whether the store says that it did. */
    boolean copy(ObjectKey from, String to, Map<String, String> headers) throws StoreException {
        S3Request request = channel.request(Operation.INSPECT, SdkHttpMethod.PUT, touched(to));
        request.header(
                "x-amz-copy-source",
                PercentEncoding.path(here.bucket()) + "/" + PercentEncoding.path(here.prefix() + from));
        headers.forEach(request::header);
        S3Answer answer = channel.send(request);
        FlatBody body = answer.isSuccess() ? FlatBody.read(answer.body(), answer.length()) : null;
        return (body != null && body.get("ETag") != null) || refused(request, answer);
    }

    /** Uploads a canary in one part, whose ETag then shows that; whether that was possible. */
    boolean putInOnePart(String name) throws StoreException {
        return putInOnePart(name, "part", Map.of(), null);
    }

    /**
     * The same under conditions.
     *
     * @param headers of the completion
     * @param checksum algorithm that the part is sent with; {@code null} for none
     */
    boolean putInOnePart(String name, String text, Map<String, String> headers, @Nullable ChecksumAlgorithm checksum)
            throws StoreException {
        ObjectKey key = touched(name);
        S3Request create = channel.request(Operation.INSPECT, SdkHttpMethod.POST, key).sub("uploads");
        create.headerIf("x-amz-checksum-algorithm", checksum == null ? null : checksum.algorithmId());
        S3Answer created = channel.send(create);
        FlatBody document = created.isSuccess() ? FlatBody.read(created.body(), created.length()) : null;
        String upload = document == null ? null : document.get("UploadId");
        if (upload == null) {
            return refused(create, created);
        }
        boolean completed = false;
        try {
            completed = completeWithOnePart(key, upload, text.getBytes(UTF_8), headers, checksum);
            return completed;
        } finally {
            if (!completed) {
                channel.send(channel.request(Operation.INSPECT, SdkHttpMethod.DELETE, key).query("uploadId", upload));
            }
        }
    }

    private boolean completeWithOnePart(
            ObjectKey key,
            String upload,
            byte[] bytes,
            Map<String, String> headers,
            @Nullable ChecksumAlgorithm checksum)
            throws StoreException {
        S3Request part =
                channel.request(Operation.INSPECT, SdkHttpMethod.PUT, key)
                        .query("partNumber", "1")
                        .query("uploadId", upload);
        S3Answer uploaded =
                channel.send(checksum == null ? part.body(bytes) : part.body(new CanaryBody(bytes, checksum)));
        String etag = uploaded.header("ETag");
        if (!uploaded.isSuccess() || etag == null) {
            return refused(part, uploaded);
        }
        String name = checksum == null ? "" : checksum.algorithmId();
        String value = uploaded.header("x-amz-checksum-" + name);
        S3Request complete =
                channel.request(Operation.INSPECT, SdkHttpMethod.POST, key)
                        .query("uploadId", upload)
                        .xml(
                                "<CompleteMultipartUpload"
                                        + " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Part><ETag>"
                                        + ETag.of(etag).quoted().replace("\"", "&quot;")
                                        + "</ETag>"
                                        + (value == null
                                                ? ""
                                                : "<Checksum%s>%s</Checksum%s>".formatted(name, value, name))
                                        + "<PartNumber>1</PartNumber></Part></CompleteMultipartUpload>");
        headers.forEach(complete::header);
        S3Answer answer = channel.send(complete);
        FlatBody body = answer.isSuccess() ? FlatBody.read(answer.body(), answer.length()) : null;
        return (body != null && !body.root().equals(FlatBody.ERROR)) || refused(complete, answer);
    }

    /** Whether HEAD shows a checksum of this kind. */
    boolean keepsChecksum(ObjectKey key, ChecksumAlgorithm checksum) throws StoreException {
        S3Answer answer =
                channel.send(
                        channel.request(Operation.INSPECT, SdkHttpMethod.HEAD, key)
                                .header("x-amz-checksum-mode", "ENABLED"));
        return answer.isSuccess() && answer.header("x-amz-checksum-" + checksum.algorithmId()) != null;
    }

    /** Whether HEAD of the first part tells how many parts there are. */
    boolean tellsParts(ObjectKey key) throws StoreException {
        S3Answer answer =
                channel.send(channel.request(Operation.INSPECT, SdkHttpMethod.HEAD, key).query("partNumber", "1"));
        return answer.isSuccess() && "1".equals(answer.header("x-amz-mp-parts-count"));
    }

    /** The ETag of what is there, or {@code null}. */
    @Nullable ETag etag(ObjectKey key) throws StoreException {
        return store.look(key) instanceof ObjectState.Present present ? present.content().etag() : null;
    }

    /** The time of what is there, as a listing tells it, which some stores do more precisely than HEAD can. */
    @Nullable String listedTime(ObjectKey key) throws StoreException {
        S3Answer answer =
                channel.send(
                        channel.bucketRequest(Operation.INSPECT, SdkHttpMethod.GET, key)
                                .query("list-type", "2")
                                .query("max-keys", "1")
                                .query("prefix", here.prefix() + key));
        Matcher time =
                LISTED_TIME.matcher(answer.isSuccess() ? new String(answer.body(), 0, answer.length(), UTF_8) : "");
        return time.find() ? time.group(1) : null;
    }

    /** Answers {@code false} for a refusal that says something about the store, and throws all others. */
    private boolean refused(S3Request request, S3Answer answer) throws StoreException {
        S3Error error = channel.error(answer);
        StoreException failure = channel.failure(request, error);
        if (error.isAmbiguous() || saysSomething(failure)) {
            return false;
        }
        throw failure;
    }

    /** Whether a failure is an answer to the question asked. */
    static boolean saysSomething(StoreException failure) {
        return failure.kind() == Kind.UNSUPPORTED || failure.kind() == Kind.INVALID || failure.kind() == Kind.DENIED;
    }

    private ObjectKey touched(String name) {
        ObjectKey key = key(name);
        written.add(key);
        return key;
    }

    /** This canary was seen to be gone; nobody need remove it. */
    void gone(ObjectKey key) {
        written.remove(key);
    }

    /** Removes every canary; one that stays is told of, but does no harm. */
    void removeAll() {
        try (AtOnce atOnce = new AtOnce()) {
            written.forEach(key -> atOnce.ask(() -> remove(key)));
        }
    }

    private boolean remove(ObjectKey key) {
        try {
            return store.remove(key, Precondition.NONE) instanceof RemoveAnswer.Removed;
        } catch (StoreException e) {
            LOG.warn("A canary stays behind: {}", e.getMessage());
            return false;
        }
    }
}
