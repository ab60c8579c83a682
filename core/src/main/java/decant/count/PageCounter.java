package decant.count;

import decant.count.CountResult.Sum;
import decant.model.KeyFilter;
import decant.model.ObjectKey;
import decant.model.StorageClass;
import decant.source.ParallelListing.PageConsumer;
import decant.store.ListPage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/** One worker's counts, which no other worker touches; added up at the end. For one thread. */
final class PageCounter implements PageConsumer {
    private static final int SIZES = 65;

    private final KeyFilter filter;
    private final LongConsumer seen;
    private final CountListener listener;
    private final PrefixTable prefixes = new PrefixTable();
    private final long[] sizes = new long[SIZES];
    private final Map<StorageClass, Sum> classes = new HashMap<>();
    private long keys;
    private long bytes;
    private long requests;

    /**
     * @param seen takes the number of keys of every page, those that the filter leaves out included
     */
    PageCounter(KeyFilter filter, LongConsumer seen, CountListener listener) {
        this.filter = filter;
        this.seen = seen;
        this.listener = listener;
    }

    @Override
    public void accept(ListPage page, int count) {
        long keysBefore = keys;
        long bytesBefore = bytes;
        requests++;
        int runBegin = 0;
        Sum run = Sum.ZERO;
        for (int i = 0; i < count; i++) {
            ObjectKey key = page.key(i);
            if (!filter.includes(key)) {
                continue;
            }
            long size = page.size(i);
            keys++;
            bytes += size;
            sizes[Long.SIZE - Long.numberOfLeadingZeros(size)]++;
            prefixes.add(key, size);
            if (!page.storageClass(i).equals(page.storageClass(runBegin))) {
                addRun(page.storageClass(runBegin), run);
                runBegin = i;
                run = Sum.ZERO;
            }
            run = new Sum(run.keys() + 1, run.bytes() + size);
        }
        if (count > 0) {
            addRun(page.storageClass(runBegin), run);
        }
        seen.accept(count);
        listener.counted(keys - keysBefore, bytes - bytesBefore);
    }

    /** Neighbours nearly always have the same class, so that a map is asked once a run. */
    private void addRun(StorageClass storageClass, Sum run) {
        if (run.keys() > 0) {
            classes.merge(storageClass, run, Sum::plus);
        }
    }

    /** Adds up what all workers counted. */
    static CountResult total(List<PageCounter> counters) {
        PrefixTable prefixes = new PrefixTable();
        Map<StorageClass, Sum> classes = new HashMap<>();
        List<Long> sizes = new ArrayList<>();
        Sum total = Sum.ZERO;
        long requests = 0;
        for (PageCounter counter : counters) {
            prefixes.addAll(counter.prefixes);
            counter.classes.forEach((name, sum) -> classes.merge(name, sum, Sum::plus));
            total = total.plus(new Sum(counter.keys, counter.bytes));
            requests += counter.requests;
        }
        for (int i = 0; i < SIZES; i++) {
            int bucket = i;
            sizes.add(counters.stream().mapToLong(counter -> counter.sizes[bucket]).sum());
        }
        List<CountResult.Prefix> largest = prefixes.largest(Count.MAX_PREFIXES);
        Sum named = largest.stream().map(CountResult.Prefix::sum).reduce(Sum.ZERO, Sum::plus);
        Sum rest = new Sum(total.keys() - named.keys(), total.bytes() - named.bytes());
        return new CountResult(total, largest, rest, sizes, classes, requests);
    }
}
