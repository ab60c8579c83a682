package decant.cli.verb;

import decant.model.KeyFilter;
import decant.model.ObjectKey;
import decant.store.ListPage;
import decant.store.ObjectStore;
import decant.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Keys that a target holds since a moment: a pass that copied them wrote no receipts, so that during a switch the copy
 * would pass for a write of the application's. And keys of whatever was uploaded in parts: its date is that of its
 * upload's beginning, so that without a receipt nobody could tell whether it has changed. A follower that keeps
 * receipts looks at each. One listing of the target.
 *
 * @param filter which keys take part
 */
record RecentCopies(ObjectStore target, KeyFilter filter) {
    /** Whole seconds, and the moment within which a switch tells nothing by dates. */
    private static final Duration MOMENT = Duration.ofSeconds(3);

    private static final int PAGE_KEYS = 1000;

    /**
     * Has them looked at.
     *
     * @param settled runs when the last was found right, or was parked
     * @return how many there are
     */
    long lookAt(Instant since, Follower follower, Runnable settled) throws StoreException, InterruptedException {
        long from = since.minus(MOMENT).getEpochSecond();
        // One more than there are deliveries, so that the end is not taken for reached before all are handed over.
        AtomicInteger open = new AtomicInteger(1);
        Runnable one =
                () -> {
                    if (open.decrementAndGet() == 0) {
                        settled.run();
                    }
                };
        long count = 0;
        @Nullable ObjectKey after = null;
        do {
            ListPage page = target.list(after, PAGE_KEYS);
            List<ObjectKey> keys = new ArrayList<>();
            for (int i = 0; i < page.count(); i++) {
                boolean isUndecided = page.lastModifiedSeconds(i) >= from || page.etag(i).parts() > 0;
                if (isUndecided && filter.includes(page.key(i))) {
                    keys.add(page.key(i));
                }
            }
            if (!keys.isEmpty()) {
                open.incrementAndGet();
                follower.offer(MigrationLinks.hints(keys), MigrationLinks.settling(one));
                count += keys.size();
            }
            after = page.isTruncated() && page.count() > 0 ? page.lastKey() : null;
        } while (after != null);
        one.run();
        return count;
    }
}
