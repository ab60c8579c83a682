package decant.simulator.api;

import decant.simulator.bucket.S3Error;
import decant.simulator.bucket.S3Operation;
import decant.simulator.http.Percent;
import decant.simulator.http.Request;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds out which operation a request asks for, of which bucket and key, by path or by host. Whatever is not in the
 * table is not implemented and never taken for something else.
 */
final class Routes {
    private enum Level {
        SERVICE,
        BUCKET,
        OBJECT
    }

    /**
     * One line of the table.
     *
     * @param copies whether the request must name a copy source, or must not
     * @param required query parameters it must have
     * @param optional query parameters it may have
     */
    private record Route(
            Level level,
            String method,
            boolean copies,
            Set<String> required,
            Set<String> optional,
            S3Operation operation) {
        boolean fits(Level wantedLevel, Request request, Set<String> names) {
            return level == wantedLevel
                    && method.equals(request.method())
                    && copies == request.header(COPY_SOURCE).isPresent()
                    && names.containsAll(required)
                    && names.stream().allMatch(name -> required.contains(name) || optional.contains(name));
        }
    }

    static final String COPY_SOURCE = "x-amz-copy-source";

    private static final Set<String> LISTING =
            Set.of(
                    "prefix",
                    "delimiter",
                    "max-keys",
                    "encoding-type",
                    "start-after",
                    "continuation-token",
                    "fetch-owner");
    private static final Set<String> MARKED_LISTING =
            Set.of("prefix", "delimiter", "max-keys", "encoding-type", "marker");
    private static final Set<String> UPLOADS =
            Set.of("prefix", "delimiter", "max-uploads", "encoding-type", "key-marker", "upload-id-marker");
    private static final Set<String> VERSION = Set.of("versionId");

    private static final List<Route> TABLE =
            List.of(
                    route(Level.SERVICE, "GET", Set.of(), Set.of(), S3Operation.LIST_BUCKETS),
                    route(Level.BUCKET, "PUT", Set.of(), Set.of(), S3Operation.CREATE_BUCKET),
                    route(Level.BUCKET, "HEAD", Set.of(), Set.of(), S3Operation.HEAD_BUCKET),
                    route(Level.BUCKET, "DELETE", Set.of(), Set.of(), S3Operation.DELETE_BUCKET),
                    route(Level.BUCKET, "GET", Set.of("location"), Set.of(), S3Operation.GET_BUCKET_LOCATION),
                    route(Level.BUCKET, "GET", Set.of("versioning"), Set.of(), S3Operation.GET_BUCKET_VERSIONING),
                    route(Level.BUCKET, "GET", Set.of("encryption"), Set.of(), S3Operation.GET_BUCKET_ENCRYPTION),
                    route(Level.BUCKET, "GET", Set.of("website"), Set.of(), S3Operation.GET_BUCKET_WEBSITE),
                    route(Level.BUCKET, "GET", Set.of("acl"), Set.of(), S3Operation.GET_BUCKET_ACL),
                    route(Level.BUCKET, "PUT", Set.of("acl"), Set.of(), S3Operation.PUT_BUCKET_ACL),
                    route(
                            Level.BUCKET,
                            "GET",
                            Set.of("ownershipControls"),
                            Set.of(),
                            S3Operation.GET_BUCKET_OWNERSHIP_CONTROLS),
                    route(
                            Level.BUCKET,
                            "PUT",
                            Set.of("ownershipControls"),
                            Set.of(),
                            S3Operation.PUT_BUCKET_OWNERSHIP_CONTROLS),
                    route(
                            Level.BUCKET,
                            "GET",
                            Set.of("publicAccessBlock"),
                            Set.of(),
                            S3Operation.GET_PUBLIC_ACCESS_BLOCK),
                    route(
                            Level.BUCKET,
                            "PUT",
                            Set.of("publicAccessBlock"),
                            Set.of(),
                            S3Operation.PUT_PUBLIC_ACCESS_BLOCK),
                    route(
                            Level.BUCKET,
                            "DELETE",
                            Set.of("publicAccessBlock"),
                            Set.of(),
                            S3Operation.DELETE_PUBLIC_ACCESS_BLOCK),
                    route(Level.BUCKET, "GET", Set.of("list-type"), LISTING, S3Operation.LIST_OBJECTS_V2),
                    route(Level.BUCKET, "GET", Set.of(), MARKED_LISTING, S3Operation.LIST_OBJECTS),
                    route(Level.BUCKET, "GET", Set.of("uploads"), UPLOADS, S3Operation.LIST_MULTIPART_UPLOADS),
                    route(Level.BUCKET, "POST", Set.of("delete"), Set.of(), S3Operation.DELETE_OBJECTS),
                    route(Level.OBJECT, "GET", Set.of("acl"), VERSION, S3Operation.GET_OBJECT_ACL),
                    route(Level.OBJECT, "PUT", Set.of("acl"), VERSION, S3Operation.PUT_OBJECT_ACL),
                    route(Level.OBJECT, "GET", Set.of("tagging"), VERSION, S3Operation.GET_OBJECT_TAGGING),
                    route(Level.OBJECT, "PUT", Set.of("tagging"), VERSION, S3Operation.PUT_OBJECT_TAGGING),
                    route(Level.OBJECT, "DELETE", Set.of("tagging"), VERSION, S3Operation.DELETE_OBJECT_TAGGING),
                    route(
                            Level.OBJECT,
                            "GET",
                            Set.of("uploadId"),
                            Set.of("max-parts", "part-number-marker"),
                            S3Operation.LIST_PARTS),
                    route(Level.OBJECT, "GET", Set.of(), Set.of("versionId", "partNumber"), S3Operation.GET_OBJECT),
                    route(Level.OBJECT, "HEAD", Set.of(), Set.of("versionId", "partNumber"), S3Operation.HEAD_OBJECT),
                    route(Level.OBJECT, "PUT", Set.of("partNumber", "uploadId"), Set.of(), S3Operation.UPLOAD_PART),
                    copyRoute(Set.of("partNumber", "uploadId"), S3Operation.UPLOAD_PART_COPY),
                    route(Level.OBJECT, "PUT", Set.of(), Set.of(), S3Operation.PUT_OBJECT),
                    copyRoute(Set.of(), S3Operation.COPY_OBJECT),
                    route(Level.OBJECT, "POST", Set.of("uploads"), Set.of(), S3Operation.CREATE_MULTIPART_UPLOAD),
                    route(Level.OBJECT, "POST", Set.of("uploadId"), Set.of(), S3Operation.COMPLETE_MULTIPART_UPLOAD),
                    route(Level.OBJECT, "DELETE", Set.of("uploadId"), Set.of(), S3Operation.ABORT_MULTIPART_UPLOAD),
                    route(Level.OBJECT, "DELETE", Set.of(), VERSION, S3Operation.DELETE_OBJECT));

    private final List<String> hostSuffixes;

    /**
     * @param baseHosts names of the endpoint; a host below one of them names a bucket
     */
    Routes(List<String> baseHosts) {
        this.hostSuffixes = baseHosts.stream().map(host -> "." + host).toList();
    }

    private static Route route(
            Level level, String method, Set<String> required, Set<String> optional, S3Operation operation) {
        return new Route(level, method, false, required, optional, operation);
    }

    private static Route copyRoute(Set<String> required, S3Operation operation) {
        return new Route(Level.OBJECT, "PUT", true, required, Set.of(), operation);
    }

    Addressed find(Request request) {
        String path = request.path().substring(request.path().isEmpty() ? 0 : 1);
        String bucket = bucketInHost(request.header("host").orElse(""));
        String key = path;
        if (bucket.isEmpty()) {
            int slash = path.indexOf('/');
            bucket = Percent.decode(slash < 0 ? path : path.substring(0, slash));
            key = slash < 0 ? "" : path.substring(slash + 1);
        }
        Level level = bucket.isEmpty() ? Level.SERVICE : key.isEmpty() ? Level.BUCKET : Level.OBJECT;
        Set<String> names = request.query().names();
        for (Route route : TABLE) {
            if (route.fits(level, request, names)) {
                return new Addressed(route.operation(), bucket, Percent.decode(key));
            }
        }
        throw S3Error.notImplemented(
                request.method() + " of " + level.name().toLowerCase(Locale.ROOT) + " with the query " + names);
    }

    private String bucketInHost(String host) {
        int colon = host.lastIndexOf(':');
        String name = colon < 0 ? host : host.substring(0, colon);
        for (String suffix : hostSuffixes) {
            if (name.endsWith(suffix)) {
                return name.substring(0, name.length() - suffix.length());
            }
        }
        return "";
    }
}
