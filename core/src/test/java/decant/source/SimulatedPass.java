package decant.source;

import decant.ledger.RangeRow;
import decant.model.KeyRange;
import decant.model.ObjectKey;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A pass of many workers over keys that need no bucket, in one thread and in simulated time: a page takes about one
 * round. The random source decides which pages arrive first.
 */
public final class SimulatedPass {
    private static final int PAGE_KEYS = 1_000;

    /** Keys by their rank in order. */
    public interface Keys {
        int size();

        ObjectKey key(int rank);

        /** Rank of the first key after this one. */
        int rankAfter(ObjectKey key);
    }

    private record Arrival(double round, long number, Lease lease, Page page) {}

    private final Keys keys;
    private final RandomGenerator random;
    private final RangePool pool;
    private final PriorityQueue<Arrival> inFlight =
            new PriorityQueue<>(Comparator.comparingDouble(Arrival::round).thenComparingLong(Arrival::number));
    private final BitSet seen;
    private int idle;
    private double round;
    private int requests;

    public SimulatedPass(Keys keys, int workers, RandomGenerator random) {
        this.keys = keys;
        this.random = random;
        this.pool = new RangePool(workers, List.of(new RangeRow(0, KeyRange.ALL)), SplitListener.NONE);
        this.seen = new BitSet(keys.size());
        this.idle = workers;
    }

    /** Goes on until the pass is complete. */
    public SimulatedPass run() {
        return runUntil(Double.MAX_VALUE);
    }

    /** Goes on until so many rounds have passed since the beginning, or the pass is complete. */
    public SimulatedPass runUntil(double lastRound) {
        while (round < lastRound) {
            Lease lease = idle > 0 ? pool.takeNow() : null;
            if (lease != null) {
                idle--;
                send(lease);
            } else if (inFlight.isEmpty()) {
                return this;
            } else {
                receive(inFlight.remove());
            }
        }
        return this;
    }

    private void send(Lease lease) {
        requests++;
        double took = 0.8 + 0.4 * random.nextDouble();
        ObjectKey cursor = lease.cursor();
        Page page = new Page(cursor == null ? 0 : keys.rankAfter(cursor));
        inFlight.add(new Arrival(round + took, requests, lease, page));
    }

    private void receive(Arrival arrival) {
        round = arrival.round();
        Lease lease = arrival.lease();
        Span span = lease.claim(arrival.page());
        int first = arrival.page().first;
        int next = seen.nextSetBit(first);
        if (next >= 0 && next < first + span.count()) {
            throw new AssertionError("Seen before: " + keys.key(next));
        }
        seen.set(first, first + span.count());
        lease.advance();
        if (lease.isOpen()) {
            send(lease);
        } else {
            idle++;
        }
    }

    public RangePool pool() {
        return pool;
    }

    public int keysSeen() {
        return seen.cardinality();
    }

    public int requests() {
        return requests;
    }

    /** Rounds since the beginning. */
    public double rounds() {
        return round;
    }

    private final class Page implements KeyPage {
        private final int first;

        Page(int first) {
            this.first = first;
        }

        @Override
        public int count() {
            return Math.min(PAGE_KEYS, keys.size() - first);
        }

        @Override
        public boolean isTruncated() {
            return first + count() < keys.size();
        }

        @Override
        public ObjectKey key(int index) {
            return keys.key(first + index);
        }

        @Override
        public int countThrough(@Nullable ObjectKey through) {
            return through == null ? count() : Math.clamp(keys.rankAfter(through) - first, 0, count());
        }
    }
}
