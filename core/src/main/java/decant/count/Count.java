package decant.count;

import decant.ledger.RangeRow;
import decant.model.KeyFilter;
import decant.model.KeyRange;
import decant.source.ParallelListing;
import decant.source.RangePool;
import decant.source.SplitListener;
import decant.store.ObjectStore;
import decant.store.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * Counts a bucket with many listings at once. Memory is bounded by the number of workers. For one run; the estimate may
 * be asked for by any thread meanwhile.
 */
public final class Count {
    /** Prefixes named in a result. */
    public static final int MAX_PREFIXES = 1000;

    private final ObjectStore store;
    private final KeyFilter filter;
    private final Instant begun;
    private final int workers;
    private final ThreadFactory threads;
    private final RangePool pool;
    private final LongAdder seen = new LongAdder();
    private final LongAdder counted = new LongAdder();

    /**
     * A count that has not begun.
     *
     * @param begun what the age of objects is counted back from
     * @param workers requests in flight at most
     */
    public Count(ObjectStore store, KeyFilter filter, Instant begun, int workers, ThreadFactory threads) {
        this.store = store;
        this.filter = filter;
        this.begun = begun;
        this.workers = workers;
        this.threads = threads;
        this.pool = new RangePool(workers, List.of(new RangeRow(0, KeyRange.ALL)), SplitListener.NONE);
    }

    /**
     * Counts everything.
     *
     * @throws StoreException the first failure: there is no count with keys missing
     */
    public CountResult run(CountListener listener) throws StoreException, InterruptedException {
        CountListener estimating =
                (keys, bytes) -> {
                    counted.add(keys);
                    listener.counted(keys, bytes);
                };
        AgeBands bands = AgeBands.at(begun);
        List<PageCounter> counters =
                Stream.generate(() -> new PageCounter(filter, bands, seen::add, estimating)).limit(workers).toList();
        new ParallelListing(store, pool, workers, threads).run(counters::get);
        return PageCounter.total(counters);
    }

    /** How many keys there probably are; nothing as long as too little is known. Takes some milliseconds. */
    public Optional<Estimate> estimate() {
        return Estimate.of(counted.sum(), seen.sum(), pool.keysLeft());
    }
}
