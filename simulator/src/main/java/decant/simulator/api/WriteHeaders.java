package decant.simulator.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.model.ObjectHeaders;
import decant.model.StorageClass;
import decant.simulator.bucket.Conditions;
import decant.simulator.bucket.S3Error;
import decant.simulator.http.Percent;
import decant.simulator.http.Request;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the headers of a write say of the object to be. */
final class WriteHeaders {
    private static final String USER = "x-amz-meta-";
    private static final int MAX_USER_METADATA_BYTES = 2048;
    private static final Set<String> STORAGE_CLASSES =
            Set.of(
                    "STANDARD",
                    "REDUCED_REDUNDANCY",
                    "STANDARD_IA",
                    "ONEZONE_IA",
                    "INTELLIGENT_TIERING",
                    "GLACIER",
                    "GLACIER_IR",
                    "DEEP_ARCHIVE");

    private WriteHeaders() {}

    /** The metadata: system headers with the type S3 assumes, and the user's own. */
    static ObjectHeaders metadata(Request request) {
        Map<String, String> system = new HashMap<>();
        for (String name : ObjectHeaders.SYSTEM_NAMES) {
            request.header(name).ifPresent(value -> system.put(name, value));
        }
        system.putIfAbsent("content-type", "binary/octet-stream");
        system.computeIfPresent("content-encoding", (_, value) -> withoutChunking(value));
        Map<String, String> user = new HashMap<>();
        int bytes = 0;
        for (String name : request.headerNames()) {
            if (name.startsWith(USER)) {
                String value = MetadataText.decode(request.header(name).orElse(""));
                user.put(name.substring(USER.length()), value);
                bytes += name.length() - USER.length() + value.getBytes(UTF_8).length;
            }
        }
        if (bytes > MAX_USER_METADATA_BYTES) {
            throw new S3Error(
                    400, "MetadataTooLarge", "Your metadata headers exceed the maximum allowed metadata size");
        }
        return ObjectHeaders.of(system, user);
    }

    /** The framing of signed chunks is taken off with the chunks, and not stored. */
    private static @Nullable String withoutChunking(String encoding) {
        String rest =
                Arrays.stream(encoding.split(",", -1))
                        .map(String::trim)
                        .filter(coding -> !coding.equals("aws-chunked") && !coding.isEmpty())
                        .collect(Collectors.joining(","));
        return rest.isEmpty() ? null : rest;
    }

    static StorageClass storageClass(Request request) {
        String name = request.header("x-amz-storage-class").orElse("STANDARD");
        if (!STORAGE_CLASSES.contains(name)) {
            throw new S3Error(400, "InvalidStorageClass", "The storage class you specified is not valid");
        }
        return StorageClass.of(name);
    }

    /** The tags in the header, which is encoded as a query. */
    static SortedMap<String, String> tags(Request request) {
        SortedMap<String, String> tags = new TreeMap<>();
        String header = request.header("x-amz-tagging").orElse("");
        for (String pair : header.isEmpty() ? new String[0] : header.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            TagRules.add(tags, decoded(name), decoded(value));
        }
        return TagRules.checked(tags);
    }

    private static String decoded(String text) {
        return Percent.decode(text.replace('+', ' '));
    }

    /** Conditions on what is written over. */
    static Conditions targetConditions(Request request) {
        return new Conditions(
                request.header("if-match").orElse(null), request.header("if-none-match").orElse(null), null, null);
    }

    /** Conditions on what is read. */
    static Conditions readConditions(Request request) {
        return conditions(request, "");
    }

    /** Conditions on what is copied. */
    static Conditions sourceConditions(Request request) {
        return conditions(request, "x-amz-copy-source-");
    }

    private static Conditions conditions(Request request, String prefix) {
        return new Conditions(
                request.header(prefix + "if-match").orElse(null),
                request.header(prefix + "if-none-match").orElse(null),
                date(request.header(prefix + "if-modified-since")),
                date(request.header(prefix + "if-unmodified-since")));
    }

    private static @Nullable Instant date(Optional<String> header) {
        return header.flatMap(HttpDates::parse).orElse(null);
    }
}
