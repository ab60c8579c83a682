package decant.flow;

import decant.model.KeyRange;
import decant.model.ObjectKey;
import java.util.ArrayList;
import java.util.List;

/**
 * A store as the limiter sees it, without threads or bytes: partitions by ranges of keys, each of which serves so many
 * calls a second and refuses the rest, quicker than it serves.
 */
final class PartitionedStore {
    final List<Partition> partitions = new ArrayList<>();
    private boolean isBroken;

    /** One partition and what it has seen since {@link #forget}. */
    static final class Partition {
        final KeyRange range;
        private double perNano;
        private double burst;
        private final long serveNanos;
        private double tokens;
        private long filledAtNanos;
        int served;
        int refused;

        private Partition(KeyRange range, int perSecond, long serveNanos) {
            this.range = range;
            this.serveNanos = serveNanos;
            change(perSecond);
            this.tokens = burst;
        }

        private void change(int perSecond) {
            perNano = perSecond / 1e9;
            burst = Math.max(1, perSecond / 20.0);
        }

        private boolean serves(long nowNanos) {
            tokens = Math.min(burst, tokens + (nowNanos - filledAtNanos) * perNano);
            filledAtNanos = nowNanos;
            boolean served = tokens >= 1;
            if (served) {
                tokens--;
                this.served++;
            } else {
                refused++;
            }
            return served;
        }

        long answerNanos(Answer answer) {
            return answer == Answer.GOOD ? serveNanos : Math.min(serveNanos, 5_000_000L);
        }
    }

    /** Adds the partition that follows the last one and ends with this key, {@code null} for the end. */
    PartitionedStore partition(String through, int perSecond, long serveMillis) {
        ObjectKey after = partitions.isEmpty() ? null : partitions.getLast().range.through();
        KeyRange range = new KeyRange(after, through == null ? null : ObjectKey.of(through));
        partitions.add(new Partition(range, perSecond, serveMillis * 1_000_000L));
        return this;
    }

    Partition of(ObjectKey key) {
        for (Partition partition : partitions) {
            if (!partition.range.isBefore(key)) {
                return partition;
            }
        }
        throw new IllegalArgumentException("No partition holds " + key);
    }

    /** Every partition now serves so much. */
    void widen(int perSecond) {
        partitions.forEach(partition -> partition.change(perSecond));
    }

    /** Whether every call fails, for another reason than load. */
    void breakDown(boolean broken) {
        isBroken = broken;
    }

    /** How a call that arrives now will end. */
    Answer answer(Partition partition, long nowNanos) {
        if (isBroken) {
            partition.refused++;
            return Answer.FAILED;
        }
        return partition.serves(nowNanos) ? Answer.GOOD : Answer.THROTTLED;
    }

    void forget() {
        partitions.forEach(partition -> {
            partition.served = 0;
            partition.refused = 0;
        });
    }
}
