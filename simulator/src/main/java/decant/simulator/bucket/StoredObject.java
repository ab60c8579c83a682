package decant.simulator.bucket;

import decant.model.ETag;
import decant.model.ObjectHeaders;
import decant.model.StorageClass;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * An object as it is stored. Immutable: every write makes another one.
 *
 * @param lastModified whole seconds; of an object written in parts, when its upload was begun
 * @param tags at most ten
 * @param checksum {@code null} for large bodies that are made up
 * @param partSizesBytes sizes of the parts in order; empty for objects written in one
 * @param restored whether an archived object may be read meanwhile
 * @param atRest how it is encrypted
 */
public record StoredObject(
        Body body,
        ETag etag,
        Instant lastModified,
        StorageClass storageClass,
        ObjectHeaders headers,
        SortedMap<String, String> tags,
        Acl acl,
        @Nullable BodyChecksum checksum,
        List<Long> partSizesBytes,
        boolean restored,
        AtRest atRest) {
    public StoredObject {
        lastModified = Instant.ofEpochSecond(lastModified.getEpochSecond());
    }

    /** An object written in one part. */
    public static StoredObject inOnePart(
            Body body, Instant lastModified, ObjectSettings settings, @Nullable BodyChecksum checksum) {
        return new StoredObject(
                body,
                settings.atRest().etag(Hashes.etag(body), nonce(lastModified)),
                lastModified,
                settings.storageClass(),
                settings.headers(),
                settings.tags(),
                settings.acl(),
                checksum,
                List.of(),
                false,
                settings.atRest());
    }

    static long nonce(Instant time) {
        return time.getEpochSecond() * 1_000_000_000L + time.getNano();
    }

    public long size() {
        return body.size();
    }

    /** Refuses what archived objects refuse: to be read or copied before they are restored. */
    public void requireReadable() {
        if (storageClass.isArchive() && !restored) {
            throw new S3Error(
                    403,
                    "InvalidObjectState",
                    "The operation is not valid for the object's storage class",
                    Map.of("StorageClass", storageClass.name()));
        }
    }

    /** The same, written at another time. */
    public StoredObject writtenAt(Instant time) {
        return new StoredObject(
                body, etag, time, storageClass, headers, tags, acl, checksum, partSizesBytes, restored, atRest);
    }

    public StoredObject withTags(SortedMap<String, String> replacement) {
        return new StoredObject(
                body,
                etag,
                lastModified,
                storageClass,
                headers,
                replacement,
                acl,
                checksum,
                partSizesBytes,
                restored,
                atRest);
    }

    public StoredObject withAcl(Acl replacement) {
        return new StoredObject(
                body,
                etag,
                lastModified,
                storageClass,
                headers,
                tags,
                replacement,
                checksum,
                partSizesBytes,
                restored,
                atRest);
    }

    public StoredObject withRestored(boolean isRestored) {
        return new StoredObject(
                body,
                etag,
                lastModified,
                storageClass,
                headers,
                tags,
                acl,
                checksum,
                partSizesBytes,
                isRestored,
                atRest);
    }
}
