package decant.simulator.bucket;

import decant.model.ObjectKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The uploads in parts of one bucket. A completed upload is remembered for a while, since its completion may be asked
 * for again and is then answered alike.
 */
public final class Uploads {
    /** Completed uploads remembered; S3 documents no number and no time. */
    private static final int MAX_REMEMBERED = 1000;

    private final Map<String, Upload> active = new ConcurrentHashMap<>();
    private final AtomicLong begun = new AtomicLong();
    private final Map<String, StoredObject> completed =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, StoredObject> eldest) {
                    return size() > MAX_REMEMBERED;
                }
            };

    /** Begins an upload. */
    public Upload begin(
            ObjectKey key,
            Caller initiator,
            Instant now,
            ObjectSettings settings,
            @Nullable ChecksumAlgorithm checksumAlgorithm,
            boolean compositeChecksum) {
        String id =
                "upload-"
                        + Long.toString(begun.incrementAndGet(), Character.MAX_RADIX)
                        + "-"
                        + Long.toHexString(now.toEpochMilli());
        Upload upload =
                new Upload(id, key, initiator.canonicalId(), now, settings, checksumAlgorithm, compositeChecksum);
        active.put(id, upload);
        return upload;
    }

    /** An upload under way to this key. */
    public Upload get(String id, ObjectKey key) {
        Upload upload = active.get(id);
        if (upload == null || !upload.key().equals(key)) {
            throw S3Error.noSuchUpload(id);
        }
        return upload;
    }

    /** Ends an upload without an object. */
    public void abort(String id, ObjectKey key) {
        active.remove(get(id, key).id());
    }

    /** The object a completed upload made, if it is still remembered. */
    public Optional<StoredObject> completed(String id) {
        synchronized (completed) {
            return Optional.ofNullable(completed.get(id));
        }
    }

    /**
     * Completes an upload: its object takes the place of what is there, if the conditions hold. On any refusal the
     * upload stays as it is.
     *
     * @param check refuses an object that is not as the request states
     */
    public StoredObject complete(
            Upload upload,
            List<Upload.NamedPart> parts,
            long minPartBytes,
            ObjectIndex objects,
            Conditions conditions,
            Consumer<StoredObject> check) {
        StoredObject assembled = upload.assemble(parts, minPartBytes);
        check.accept(assembled);
        objects.update(
                upload.key(),
                current -> {
                    conditions.requireOfTarget(upload.key().toString(), current);
                    if (active.remove(upload.id()) == null) {
                        throw S3Error.noSuchUpload(upload.id());
                    }
                    return assembled;
                });
        synchronized (completed) {
            completed.put(upload.id(), assembled);
        }
        return assembled;
    }

    /** The uploads under way, by key and then by age. */
    public List<Upload> active() {
        return active.values().stream()
                .sorted(Comparator.comparing(Upload::key).thenComparing(Upload::initiated).thenComparing(Upload::id))
                .toList();
    }
}
