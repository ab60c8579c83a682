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
    private final AgeBands bands;
    private final PrefixTable prefixes = new PrefixTable();
    private final long[] sizes = new long[SIZES];
    private final long[] ageKeys = new long[AgeBands.COUNT];
    private final long[] ageBytes = new long[AgeBands.COUNT];
    private final Map<StorageClass, Sum> classes = new HashMap<>();
    private long keys;
    private long bytes;
    private long requests;

    /**
     * @param seen takes the number of keys of every page, those that the filter leaves out included
     */
    PageCounter(KeyFilter filter, AgeBands bands, LongConsumer seen, CountListener listener) {
        this.filter = filter;
        this.bands = bands;
        this.seen = seen;
        this.listener = listener;
    }

    @Override
    public void accept(ListPage page, int count) {
        long keysBefore = keys;
        long bytesBefore = bytes;
        requests++;
        int runBegin = 0;
        long runKeys = 0;
        long runBytes = 0;
        for (int i = 0; i < count; i++) {
            ObjectKey key = page.key(i);
            if (!filter.includes(key)) {
                continue;
            }
            long size = page.size(i);
            keys++;
            bytes += size;
            sizes[Long.SIZE - Long.numberOfLeadingZeros(size)]++;
            int band = bands.of(page.lastModifiedSeconds(i));
            ageKeys[band]++;
            ageBytes[band] += size;
            prefixes.add(key, size);
            if (!page.storageClass(i).equals(page.storageClass(runBegin))) {
                addRun(page.storageClass(runBegin), runKeys, runBytes);
                runBegin = i;
                runKeys = 0;
                runBytes = 0;
            }
            runKeys++;
            runBytes += size;
        }
        if (count > 0) {
            addRun(page.storageClass(runBegin), runKeys, runBytes);
        }
        seen.accept(count);
        listener.counted(keys - keysBefore, bytes - bytesBefore);
    }

    /** Neighbours nearly always have the same class, so that a map is asked once a run. */
    private void addRun(StorageClass storageClass, long runKeys, long runBytes) {
        if (runKeys > 0) {
            classes.merge(storageClass, new Sum(runKeys, runBytes), Sum::plus);
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
        List<CountResult.Age> ages = new ArrayList<>();
        for (int i = 0; i < AgeBands.COUNT; i++) {
            int band = i;
            ages.add(
                    new CountResult.Age(
                            AgeBands.youngerThan(band),
                            new Sum(
                                    counters.stream().mapToLong(counter -> counter.ageKeys[band]).sum(),
                                    counters.stream().mapToLong(counter -> counter.ageBytes[band]).sum())));
        }
        List<CountResult.Prefix> largest = prefixes.largest(Count.MAX_PREFIXES);
        Sum named = largest.stream().map(CountResult.Prefix::sum).reduce(Sum.ZERO, Sum::plus);
        Sum rest = new Sum(total.keys() - named.keys(), total.bytes() - named.bytes());
        return new CountResult(total, largest, rest, sizes, ages, classes, requests);
    }
}
