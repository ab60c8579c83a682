package decant.cli.plan;

import decant.count.Count;
import decant.count.CountListener;
import decant.count.Estimate;
import decant.model.KeyFilter;
import decant.model.ObjectKey;
import decant.store.InterceptedStore;
import decant.store.Interceptor;
import decant.store.ListPage;
import decant.store.ObjectStore;
import decant.store.Operation;
import decant.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Counts a bucket for some seconds, as {@code decant count} does, and looks at the pages that pass by. Keys and bytes
 * are counted once; what is seen on pages is a share and no sum, since workers that divide a span list its end twice.
 * For one sampling.
 */
public final class Sampling implements Interceptor {
    private final KeyFilter filter;
    private final LongAdder keys = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder seen = new LongAdder();
    private final LongAdder archived = new LongAdder();
    private final LongAdder large = new LongAdder();
    private final LongAdder inParts = new LongAdder();
    private final LongAdder parts = new LongAdder();
    private final AtomicReference<@Nullable ObjectKey> one = new AtomicReference<>();

    /**
     * @param filter which keys take part
     */
    public Sampling(KeyFilter filter) {
        this.filter = filter;
    }

    /**
     * Lists for at most this long.
     *
     * @param workers requests in flight at most
     * @throws StoreException if the bucket cannot be listed
     */
    public Sample run(ObjectStore store, Instant begun, int workers, ThreadFactory threads, Duration atMost)
            throws StoreException, InterruptedException {
        Count count = new Count(new InterceptedStore(store, this), filter, begun, workers, threads);
        AtomicReference<@Nullable StoreException> failure = new AtomicReference<>();
        Thread counting = threads.newThread(() -> run(count, failure));
        counting.start();
        Optional<Estimate> estimate;
        boolean ended;
        try {
            ended = counting.join(atMost);
            estimate = count.estimate();
        } finally {
            counting.interrupt();
            counting.join();
        }
        StoreException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
        return ended
                ? sample(keys.sum(), 0, true)
                : estimate.map(all -> sample(all.keys(), all.error(), true)).orElseGet(() -> sample(0, 0, false));
    }

    private void run(Count count, AtomicReference<@Nullable StoreException> failure) {
        CountListener adding =
                (moreKeys, moreBytes) -> {
                    keys.add(moreKeys);
                    bytes.add(moreBytes);
                };
        try {
            count.run(adding);
        } catch (StoreException e) {
            if (e.kind() != StoreException.Kind.CANCELLED) {
                failure.set(e);
            }
        } catch (InterruptedException _) {
            // The time is over.
        }
    }

    private Sample sample(long all, long error, boolean known) {
        return new Sample(
                keys.sum(),
                bytes.sum(),
                seen.sum(),
                archived.sum(),
                large.sum(),
                inParts.sum(),
                parts.sum(),
                Optional.ofNullable(one.get()),
                all,
                error,
                known);
    }

    @Override
    public <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call) throws StoreException {
        T answer = call.make();
        if (answer instanceof ListPage page) {
            look(page);
        }
        return answer;
    }

    private void look(ListPage page) {
        for (int i = 0; i < page.count(); i++) {
            ObjectKey key = page.key(i);
            if (filter.includes(key)) {
                look(page, i, key);
            }
        }
    }

    private void look(ListPage page, int index, ObjectKey key) {
        long size = page.size(index);
        boolean frozen = page.storageClass(index).isArchive();
        int pieces = page.etag(index).parts();
        seen.increment();
        archived.add(frozen ? 1 : 0);
        large.add(size > Sample.LARGE_BYTES ? 1 : 0);
        if (pieces > 0) {
            inParts.increment();
            parts.add(pieces);
        }
        if (!frozen) {
            one.compareAndSet(null, key);
        }
    }
}
