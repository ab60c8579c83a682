package decant.simulator.bucket;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a request, on what is read or on what is written over.
 *
 * @param ifMatch ETags with or without quotes, separated by commas, or {@code *}
 * @param ifNoneMatch as {@code ifMatch}
 */
public record Conditions(
        @Nullable String ifMatch,
        @Nullable String ifNoneMatch,
        @Nullable Instant ifModifiedSince,
        @Nullable Instant ifUnmodifiedSince) {
    public static final Conditions NONE = new Conditions(null, null, null, null);

    /**
     * Checks the conditions of a copy on its source: each must hold, except that a match of the ETag outweighs the date
     * [S3 API reference, CopyObject].
     */
    public void requireOfSource(StoredObject source) {
        if (ifMatch != null) {
            require(matches(ifMatch, source), "x-amz-copy-source-If-Match");
        } else if (ifUnmodifiedSince != null) {
            require(!source.lastModified().isAfter(ifUnmodifiedSince), "x-amz-copy-source-If-Unmodified-Since");
        }
        if (ifNoneMatch != null) {
            require(!matches(ifNoneMatch, source), "x-amz-copy-source-If-None-Match");
        } else if (ifModifiedSince != null) {
            require(source.lastModified().isAfter(ifModifiedSince), "x-amz-copy-source-If-Modified-Since");
        }
    }

    /**
     * Checks the conditions of a GET or HEAD.
     *
     * @return whether the object is unmodified, so that the answer is 304
     */
    public boolean isUnmodified(StoredObject object) {
        if (ifMatch != null) {
            require(matches(ifMatch, object), "If-Match");
        } else if (ifUnmodifiedSince != null) {
            require(!object.lastModified().isAfter(ifUnmodifiedSince), "If-Unmodified-Since");
        }
        if (ifNoneMatch != null) {
            return matches(ifNoneMatch, object);
        }
        return ifModifiedSince != null && !object.lastModified().isAfter(ifModifiedSince);
    }

    /**
     * Checks the conditions of a write on what is there now. {@code If-None-Match} knows only {@code *}; {@code
     * If-Match} on a key that is not there is 404, not 412 [Amazon S3 User Guide, conditional-writes].
     */
    public void requireOfTarget(String key, @Nullable StoredObject current) {
        if (ifNoneMatch != null && !ifNoneMatch.equals("*")) {
            throw S3Error.notImplemented("If-None-Match other than *");
        }
        if (ifNoneMatch != null) {
            require(current == null, "If-None-Match");
        }
        if (ifMatch != null) {
            if (current == null) {
                throw S3Error.noSuchKey(key);
            }
            require(matches(ifMatch, current), "If-Match");
        }
    }

    private static boolean matches(String etags, StoredObject object) {
        String bare = object.etag().toString();
        return Arrays.stream(etags.split(",", -1))
                .map(String::trim)
                .anyMatch(etag -> etag.equals("*") || etag.equals(bare) || etag.equals('"' + bare + '"'));
    }

    private static void require(boolean holds, String condition) {
        if (!holds) {
            throw S3Error.preconditionFailed(condition);
        }
    }
}
