package decant.s3.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import decant.model.Content;
import decant.model.ETag;
import decant.model.ObjectHeaders;
import decant.model.ObjectState;
import decant.model.StorageClass;
import decant.s3.http.Encryption;
import decant.s3.http.S3Answer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads an object's state from the headers of an answer to HEAD, or to GET of the whole. */
public final class HeadReader {
    /**
     * Number of metadata entries that exist but cannot be sent as headers. Kept among the system headers, so that an
     * object whose copy lost them is seen to differ.
     */
    public static final String MISSING_META = "x-amz-missing-meta";

    private static final String META = "x-amz-meta-";
    private static final String CHECKSUM = "x-amz-checksum-";
    private static final String CHECKSUM_TYPE = "x-amz-checksum-type";

    private final SortedMap<String, String> system = new TreeMap<>();
    private final SortedMap<String, String> user = new TreeMap<>();
    private final Map<String, String> checksums = new TreeMap<>();
    private boolean composite;

    private HeadReader() {}

    /** The state; {@code null} if a header that no object is without is missing or makes no sense. */
    public static ObjectState.@Nullable Present read(S3Answer answer) {
        return new HeadReader().state(answer);
    }

    private ObjectState.@Nullable Present state(S3Answer answer) {
        String etag = answer.header("ETag");
        long size = number(answer.header("Content-Length"));
        Instant modified = answer.instant("Last-Modified");
        if (etag == null || size < 0 || modified == null) {
            return null;
        }
        answer.forEachHeader((name, values) -> take(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        if (composite) {
            checksums.clear();
        }
        // A checksum of checksums carries its number of parts where no type is named.
        checksums.values().removeIf(value -> value.contains("-"));
        Content content =
                new Content(
                        ETag.of(etag),
                        size,
                        modified,
                        StorageClass.of(answer.header("x-amz-storage-class")),
                        answer.header("x-amz-version-id"));
        String tagCount = answer.header("x-amz-tagging-count");
        ObjectState.Present seen =
                ObjectState.Present.looked(
                        content,
                        new ObjectHeaders(system, user),
                        checksums,
                        tagCount == null ? ObjectState.Present.TAG_COUNT_UNKNOWN : (int) number(tagCount));
        return Encryption.of(answer).etagIsDigest() ? seen : seen.withOpaqueEtag();
    }

    private void take(String name, String value) {
        if (name.startsWith(META)) {
            user.put(name.substring(META.length()), unicode(value));
        } else if (name.equals(CHECKSUM_TYPE)) {
            composite = value.equalsIgnoreCase("COMPOSITE");
        } else if (name.startsWith(CHECKSUM)) {
            checksums.put(name.substring(CHECKSUM.length()), value);
        } else if (ObjectHeaders.SYSTEM_NAMES.contains(name) || (name.equals(MISSING_META) && !value.equals("0"))) {
            system.put(name, unicode(value));
        }
    }

    /** Compatible stores send UTF-8 as it was stored; the HTTP client took its bytes for Latin letters. */
    private static String unicode(String value) {
        if (value.chars().allMatch(c -> c < 0x80)) {
            return value;
        }
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(value.getBytes(ISO_8859_1))).toString();
        } catch (CharacterCodingException _) {
            return value;
        }
    }

    private static long number(@Nullable String text) {
        try {
            return text == null ? -1 : Long.parseLong(text);
        } catch (NumberFormatException _) {
            return -1;
        }
    }
}
