package decant.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What every listing and every HEAD say of an object: enough to judge the content and storage class aspects.
 *
 * @param size bytes
 * @param lastModified time of the write, or of the initiation of a multipart upload; whole seconds on HEAD, so states
 *     compare it in whole seconds
 * @param versionId the version, where one was answered; listings name none
 */
public record Content(
        ETag etag, long size, Instant lastModified, StorageClass storageClass, @Nullable String versionId) {
    public Content {
        if (size < 0) {
            throw new IllegalArgumentException("An object's size is not negative: " + size);
        }
        lastModified = Instant.ofEpochSecond(lastModified.getEpochSecond());
    }

    /** Whether nothing of what both looks show has changed between them. */
    public boolean isSameWrite(Content later) {
        return etag.equals(later.etag)
                && size == later.size
                && lastModified.equals(later.lastModified)
                && storageClass.equals(later.storageClass)
                && (versionId == null || later.versionId == null || versionId.equals(later.versionId));
    }
}
