package decant.backfill;

import decant.model.ObjectKey;
import decant.store.ListPage;
import decant.store.ObjectStore;
import decant.store.StoreException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Reads the listings of both sides after a cursor, one page of each at a time, both at once. What of a page lies beyond
 * the span that was done is kept for the next one, so that no page is listed twice. Holds two pages; for one worker and
 * one range.
 */
final class SpanReader {
    private static final int PAGE_KEYS = 1000;

    private final ObjectStore source;
    private final ObjectStore target;
    private final ExecutorService threads;
    private @Nullable ListPage sourceRest;
    private @Nullable ListPage targetRest;

    SpanReader(ObjectStore source, ObjectStore target, ExecutorService threads) {
        this.source = source;
        this.target = target;
        this.threads = threads;
    }

    /** What follows a cursor on both sides. */
    record Pages(ListPage source, ListPage target) {
        /**
         * The page that ends first: up to its last key both sides are fully known. A page that is not truncated has no
         * end.
         */
        ListPage endingFirst() {
            if (!target.isTruncated()) {
                return source;
            }
            if (!source.isTruncated()) {
                return target;
            }
            return source.compareKeys(source.count() - 1, target, target.count() - 1) <= 0 ? source : target;
        }
    }

    /** Lists what is not known yet after the cursor. */
    Pages read(@Nullable ObjectKey cursor) throws StoreException {
        ListPage knownSource = sourceRest;
        ListPage knownTarget = targetRest;
        if (knownSource != null && knownTarget != null) {
            return new Pages(knownSource, knownTarget);
        }
        if (knownTarget != null) {
            return new Pages(source.list(cursor, PAGE_KEYS), knownTarget);
        }
        if (knownSource != null) {
            return new Pages(knownSource, target.list(cursor, PAGE_KEYS));
        }
        Future<ListPage> targetPage = threads.submit(() -> target.list(cursor, PAGE_KEYS));
        try {
            ListPage sourcePage = source.list(cursor, PAGE_KEYS);
            return new Pages(sourcePage, await(targetPage));
        } finally {
            targetPage.cancel(true);
        }
    }

    /** Keeps what lies beyond a span that was done. */
    void keepBeyond(Pages pages, int sourceDone, int targetDone) {
        sourceRest = rest(pages.source(), sourceDone);
        targetRest = rest(pages.target(), targetDone);
    }

    /** An exhausted page that was truncated is listed on; one that was not is known to be the end, and kept as such. */
    private static @Nullable ListPage rest(ListPage page, int done) {
        return done == page.count() && page.isTruncated() ? null : page.tail(done);
    }

    private static ListPage await(Future<ListPage> page) throws StoreException {
        try {
            return page.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StoreException failure) {
                throw failure;
            }
            throw new IllegalStateException("Listing failed in a way no store may fail.", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Cancelled.exception();
        }
    }
}
