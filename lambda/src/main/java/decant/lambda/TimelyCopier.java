package decant.lambda;

import decant.model.ObjectKey;
import decant.store.Copier;
import decant.store.CopyAnswer;
import decant.store.CopyOrder;
import decant.store.Operation;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Begins no copy that would probably not end in time. One that would take more than half of an invocation is written
 * down for others to make; one that only this invocation has no time left for, comes again. Safe for any number of
 * threads.
 */
final class TimelyCopier implements Copier {
    private final Copier copier;
    private final Deadline deadline;
    private final long bytesPerSecond;
    private final KeyNotes notes;
    private final Set<ObjectKey> handedOver = ConcurrentHashMap.newKeySet();

    /** Writes a key down where a pass finds it. */
    @FunctionalInterface
    interface KeyNotes {
        void write(ObjectKey key) throws StoreException;
    }

    TimelyCopier(Copier copier, Deadline deadline, long bytesPerSecond, KeyNotes notes) {
        this.copier = copier;
        this.deadline = deadline;
        this.bytesPerSecond = bytesPerSecond;
        this.notes = notes;
    }

    /** Whether this key's last copy was not begun, and the key written down instead. */
    boolean isHandedOver(ObjectKey key) {
        return handedOver.contains(key);
    }

    @Override
    public CopyAnswer copy(CopyOrder order) throws StoreException {
        ObjectKey key = order.key();
        long bytes = order.source().size();
        Duration needed = Duration.ofSeconds(bytes / bytesPerSecond);
        if (needed.compareTo(deadline.whole().dividedBy(2)) > 0) {
            notes.write(key);
            handedOver.add(key);
            String sentence =
                    "Its %d bytes would take about %d s to copy, of the %d s of an invocation: left to the next pass."
                            .formatted(bytes, needed.toSeconds(), deadline.whole().toSeconds());
            throw new StoreException(Kind.UNSUPPORTED, Operation.COPY, key, "TooLarge", sentence, null);
        }
        handedOver.remove(key);
        if (needed.compareTo(deadline.untilStop()) > 0) {
            String sentence = "This invocation has no time left for a copy of " + bytes + " bytes.";
            throw new StoreException(Kind.UNAVAILABLE, Operation.COPY, key, "OutOfTime", sentence, null);
        }
        return copier.copy(order);
    }
}
