package decant.simulator.bucket;

import decant.model.ObjectKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change that a bucket tells of. Immutable.
 *
 * @param object what is there since, {@code null} after a removal
 * @param sequence grows with each change of the bucket
 */
public record Happening(
        EventKind kind, String bucket, ObjectKey key, @Nullable StoredObject object, Instant time, long sequence) {}
