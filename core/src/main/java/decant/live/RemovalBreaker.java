package decant.live;

import decant.backfill.RemovalLimit;
import decant.model.KeyFilter;
import decant.model.ObjectKey;
import decant.model.ReservedKeys;
import decant.store.ListPage;
import decant.store.ObjectStore;
import decant.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Stands before every removal of an object that the target held: every user empties the old bucket one day, and then a
 * follower must not empty the new one. Within any hour it lets pass as many as the limit allows; one more opens it, and
 * from then on no removal passes until a person takes the mark away that it sets, or, without one, for as long as it
 * lives.
 *
 * <p>The limit's share counts against what the target holds now, which is listed only as far as it matters: while few
 * removals come, never beyond the first pages. What is the program's own is no part of it: with a receipt for each
 * object, twice as many could be removed. Safe for any number of threads.
 */
public final class RemovalBreaker {
    /** The time in which removals add up. */
    public static final Duration WINDOW = Duration.ofHours(1);

    /** 1,000 keys or a tenth of the target in an hour, whichever is less. */
    public static final RemovalLimit DEFAULT_LIMIT = new RemovalLimit(1000, 0.1);

    /** The window moves on by a sixtieth of itself. */
    private static final int SLOTS = 60;

    private static final int PAGE_KEYS = 1000;

    private static final KeyFilter USERS_KEYS = new ReservedKeys(ReservedKeys.FOLDER, KeyFilter.ALL);

    /** To list on after, so that not every page of receipts is read. */
    private static final ObjectKey BEHIND_OWN_KEYS = ObjectKey.behind(ReservedKeys.FOLDER);

    private final RemovalLimit limit;
    private final ObjectStore target;
    private final InstantSource clock;
    private final StopMark mark;
    private final long[] removed = new long[SLOTS];
    private long newestSlot = Long.MIN_VALUE;
    private long allowed;
    private @Nullable String opened;
    private boolean marked;

    /** A breaker that stays open once it has opened. */
    public RemovalBreaker(RemovalLimit limit, ObjectStore target, InstantSource clock) {
        this(limit, target, clock, StopMark.NONE);
    }

    /**
     * A breaker among others.
     *
     * @param mark set when this one opens; while it is set none of them lets anything pass, and when a person has taken
     *     it away, counting begins anew
     */
    public RemovalBreaker(RemovalLimit limit, ObjectStore target, InstantSource clock, StopMark mark) {
        this.mark = mark;
        this.limit = limit;
        this.target = target;
        this.clock = clock;
    }

    /** Why no removal passes any more, in one sentence; {@code null} while they do. */
    public synchronized @Nullable String reason() {
        return opened;
    }

    /** Counts one removal, if it may be made. */
    synchronized boolean lets() throws StoreException {
        heedMark();
        if (opened != null) {
            marked = marked || mark.write(opened);
            return false;
        }
        long slot = slot(clock.instant());
        forget(slot);
        long inWindow = removedInWindow() + 1;
        if (inWindow > allowed) {
            allowed = limit.allowed(targetKeys(inWindow));
        }
        if (inWindow > allowed) {
            opened =
                    "More than "
                            + allowed
                            + " removals within an hour were asked for, which is what an emptied source looks like;"
                            + " none is made any more.";
            marked = mark.write(opened);
            return false;
        }
        removed[index(slot)]++;
        return true;
    }

    private void heedMark() throws StoreException {
        String said = mark.read();
        if (said != null) {
            opened = said;
            marked = true;
        } else if (marked) {
            opened = null;
            marked = false;
            Arrays.fill(removed, 0);
        }
    }

    private static long slot(Instant time) {
        return Math.floorDiv(time.getEpochSecond() * SLOTS, WINDOW.toSeconds());
    }

    private static int index(long slot) {
        return Math.floorMod(slot, SLOTS);
    }

    /** Empties the slots that have left the window. */
    private void forget(long slot) {
        if (newestSlot != Long.MIN_VALUE) {
            long first = Math.max(newestSlot + 1, slot - SLOTS + 1);
            for (long old = first; old <= slot; old++) {
                removed[index(old)] = 0;
            }
        }
        newestSlot = Math.max(newestSlot, slot);
    }

    private long removedInWindow() {
        long sum = 0;
        for (long count : removed) {
            sum += count;
        }
        return sum;
    }

    /**
     * How many keys the target holds, counted up to where there are enough for twice as many removals. Not at all where
     * the share is the whole: a key may be removed and written again many times an hour.
     */
    private long targetKeys(long removals) throws StoreException {
        if (limit.maxShare() == 1) {
            return Long.MAX_VALUE;
        }
        long enough = Math.min(limit.maxKeys(), 2 * removals);
        long counted = 0;
        ObjectKey after = null;
        while (limit.allowed(counted) < enough) {
            ListPage page = target.list(after, PAGE_KEYS);
            if (page.count() == 0) {
                break;
            }
            counted += usersKeys(page);
            if (!page.isTruncated()) {
                break;
            }
            after = USERS_KEYS.includes(page.lastKey()) ? page.lastKey() : BEHIND_OWN_KEYS;
        }
        return counted;
    }

    private static long usersKeys(ListPage page) {
        return USERS_KEYS.includesAll(page.key(0), page.lastKey())
                ? page.count()
                : IntStream.range(0, page.count()).filter(index -> USERS_KEYS.includes(page.key(index))).count();
    }
}
