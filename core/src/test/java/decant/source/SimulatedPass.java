package decant.source;

import decant.ledger.RangeRow;
import decant.model.KeyRange;
import decant.model.ObjectKey;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A pass of many workers over keys held in memory, in one thread and in simulated time: a page takes about one round.
 * The seed decides which pages arrive first.
 */
final class SimulatedPass {
    private static final int PAGE_KEYS = 1_000;

    private record Arrival(double round, long number, Lease lease, Page page) {}

    private final List<ObjectKey> keys;
    private final RandomGenerator random;
    private final RangePool pool;
    private final PriorityQueue<Arrival> inFlight =
            new PriorityQueue<>(Comparator.comparingDouble(Arrival::round).thenComparingLong(Arrival::number));
    private final BitSet seen = new BitSet();
    private double round;
    private int requests;

    SimulatedPass(List<ObjectKey> keys, int workers, RandomGenerator random) {
        this.keys = keys;
        this.random = random;
        this.pool = new RangePool(workers, List.of(new RangeRow(0, KeyRange.ALL)), SplitListener.NONE);
        int idle = workers;
        do {
            Lease lease = idle > 0 ? pool.takeNow() : null;
            if (lease != null) {
                idle--;
                send(lease);
            } else if (!receive(inFlight.remove())) {
                idle++;
            }
        } while (!inFlight.isEmpty());
    }

    private void send(Lease lease) {
        requests++;
        double took = 0.9 + 0.2 * random.nextDouble();
        inFlight.add(new Arrival(round + took, requests, lease, new Page(firstAfter(lease.cursor()))));
    }

    private boolean receive(Arrival arrival) {
        round = arrival.round();
        Lease lease = arrival.lease();
        Span span = lease.claim(arrival.page());
        int first = arrival.page().first;
        for (int i = first; i < first + span.count(); i++) {
            if (seen.get(i)) {
                throw new AssertionError("Seen before: " + keys.get(i));
            }
            seen.set(i);
        }
        lease.advance();
        if (lease.isOpen()) {
            send(lease);
        }
        return lease.isOpen();
    }

    private int firstAfter(@Nullable ObjectKey key) {
        if (key == null) {
            return 0;
        }
        int found = Collections.binarySearch(keys, key);
        return found < 0 ? -found - 1 : found + 1;
    }

    RangePool pool() {
        return pool;
    }

    int keysSeen() {
        return seen.cardinality();
    }

    int requests() {
        return requests;
    }

    /** Rounds until the last page had arrived. */
    double rounds() {
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
            return keys.get(first + index);
        }

        @Override
        public int countThrough(@Nullable ObjectKey through) {
            return through == null ? count() : Math.clamp(firstAfter(through) - first, 0, count());
        }
    }
}
