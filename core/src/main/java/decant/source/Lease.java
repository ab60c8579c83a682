package decant.source;

import decant.model.ObjectKey;
import decant.store.ListPage;
import org.jspecify.annotations.Nullable;

/**
 * A worker's hold on one range of a {@link RangePool}. One thread uses it, in this order:
 *
 * {@snippet :
 * while (lease.isOpen()) {
 *     ListPage page = store.list(lease.cursor(), 1_000);
 *     Span span = lease.claim(page); // the first span.count() entries are ours from here on
 *     handle(page, span);            // copy, confirm, write down that span.keys() is done
 *     lease.advance();               // the cursor moves to the end of the span
 * }
 * lease.release();
 * }
 *
 * <p>A lease ends when its range is done, when the pass is stopped, or by {@link #fail}. A worker that leaves it in any
 * other way must call {@link #release}, which does nothing to a lease that has ended.
 */
public final class Lease {
    private final RangePool pool;
    private final PoolRange range;
    private boolean held = true;

    Lease(RangePool pool, PoolRange range) {
        this.pool = pool;
        this.range = range;
    }

    /** Id of the range, as the {@link SplitListener} was told it. */
    public long rangeId() {
        return range.id;
    }

    /** The key to list after: everything of the range up to it is done; {@code null} before the first key. */
    public @Nullable ObjectKey cursor() {
        return pool.cursor(range);
    }

    /** Whether to go on with this range. */
    public boolean isOpen() {
        return held && !pool.isStopped();
    }

    /**
     * Claims the keys up to the page's last key, or up to the end of the range if the page reaches it: from here on
     * they cannot be stolen. The range may have been robbed while the page was on its way, so the span says where it
     * ends now; the page's entries from {@code count} on belong to the thief and must be dropped.
     *
     * <p>A worker that compares two listings claims the page that ends first, and the other page up to {@code keys}.
     *
     * @param page what was listed after {@link #cursor}
     */
    public Span claim(ListPage page) {
        return claim(KeyPage.of(page));
    }

    Span claim(KeyPage page) {
        return pool.claim(range, page);
    }

    /** The claimed span is done: the cursor moves to its end, and the lease ends if that is the end of the range. */
    public void advance() {
        held = pool.advance(range);
    }

    /** Gives the range back from its cursor on, for another worker to take. A claim not advanced over is undone. */
    public void release() {
        if (held) {
            held = false;
            pool.release(range);
        }
    }

    /** Gives the range back and ends the pass: {@link RangePool#failure} tells everybody why. */
    public void fail(Throwable cause) {
        if (held) {
            held = false;
            pool.fail(range, cause);
        }
    }
}
