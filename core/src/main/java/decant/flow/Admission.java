package decant.flow;

import decant.flow.Caps.Cap;
import decant.model.ObjectKey;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which call may begin: one whose range has room, and that no cap holds back; of several, one of the live lane,
 * and of these the one that came first. While both lanes wait, every {@value #FLOOR}th begins in the other lane. A call
 * that waits takes nothing: neither room in its range nor a place under a cap, so callers of a slow range do not stand
 * in the way of others.
 *
 * <p>A state machine that knows no threads and is told the time, which never goes back; the limiter gives it one lock,
 * the tests run it by events. After every method, nobody is left waiting who could begin at that time; {@link
 * #nextOpeningNanos} says when the passing of time alone will let somebody begin.
 */
final class Admission {
    /** The time of an opening that waits for an answer, not for time. */
    static final long NEVER = Long.MAX_VALUE;

    /** For how long a cap counts as holding back after it last did. */
    private static final long RECENT_NANOS = 1_000_000_000L;

    /** Of so many calls that begin while both lanes wait, one is the backfill's. */
    static final int FLOOR = 8;

    private static final ObjectKey FIRST_KEY = ObjectKey.of("");
    private static final Traffic[] TRAFFIC = Traffic.values();

    private final RangeLimits readLimits;
    private final RangeLimits copyLimits;
    private final RangeLimits writeLimits;
    private final Map<Cap, Long> heldAtNanos = new EnumMap<>(Cap.class);
    private final RateCap requests;
    private final RateCap copies;
    private Caps caps;

    private long tickets;
    private int inFlight;
    private int preferredInARow;
    private boolean bothWait;
    private int waiting;
    private @Nullable Permit firstInLine;
    private long nextOpeningNanos = NEVER;

    Admission(Caps caps, Tuning tuning) {
        this.caps = caps;
        this.requests = new RateCap(caps.maxRequestsPerSecond());
        this.copies = new RateCap(caps.maxCopiesPerSecond());
        this.readLimits = new RangeLimits(tuning, caps.maxConcurrency());
        this.copyLimits = new RangeLimits(tuning, caps.maxConcurrency());
        this.writeLimits = new RangeLimits(tuning, caps.maxConcurrency());
    }

    /**
     * A call wants to be made: it gets in line, or begins at once.
     *
     * @param key as interceptors get it: {@code null} stands before the first key
     * @param wake runs under the lock, when the permit is admitted or has become first in line
     */
    Permit request(Traffic traffic, Lane lane, @Nullable ObjectKey key, Runnable wake, long nowNanos) {
        ObjectKey place = key == null ? FIRST_KEY : key;
        RangeLimit range = limitsOf(traffic).rangeOf(place);
        Permit permit = new Permit(traffic, lane, place, tickets++, wake, range);
        range.enqueue(permit);
        waiting++;
        advance(nowNanos);
        return permit;
    }

    /** An admitted call has ended, with the store's word for what went wrong, if anything did. */
    void end(Permit permit, Answer answer, String code, long nowNanos) {
        limitsOf(permit.traffic()).end(permit, answer, code, nowNanos);
        inFlight--;
        advance(nowNanos);
    }

    /** A caller gives up, be it waiting or admitted meanwhile. */
    void abandon(Permit permit, long nowNanos) {
        if (permit.range().withdraw(permit)) {
            waiting--;
            advance(nowNanos);
        } else {
            end(permit, Answer.SILENT, "", nowNanos);
        }
    }

    /** From now on other caps. What is in flight beyond them ends first. */
    void change(Caps newCaps, long nowNanos) {
        caps = newCaps;
        requests.change(newCaps.maxRequestsPerSecond(), nowNanos);
        copies.change(newCaps.maxCopiesPerSecond(), nowNanos);
        for (Traffic traffic : TRAFFIC) {
            limitsOf(traffic).changeCeiling(newCaps.maxConcurrency());
        }
        advance(nowNanos);
    }

    /** Lets begin whoever may by this time. */
    void advance(long nowNanos) {
        boolean begun;
        do {
            firstInLine = null;
            nextOpeningNanos = NEVER;
            begun = waiting > 0 && beginNext(nowNanos);
        } while (begun);
    }

    private boolean beginNext(long nowNanos) {
        if (inFlight >= caps.maxConcurrency()) {
            hold(Cap.CONCURRENCY, nowNanos);
            return false;
        }
        Permit next = findNext(nowNanos);
        if (next == null) {
            return false;
        }
        if (requests.opensAtNanos() > nowNanos) {
            hold(Cap.REQUESTS, nowNanos);
            opensAt(requests.opensAtNanos());
            return false;
        }
        waiting--;
        inFlight++;
        countTurn(next.lane());
        requests.take(nowNanos);
        if (next.traffic() == Traffic.COPIES) {
            copies.take(nowNanos);
        }
        next.range().begin(next);
        return true;
    }

    /** Who is next whose range has room, and on the way the first of all and the next opening. */
    private @Nullable Permit findNext(long nowNanos) {
        Permit live = findNext(Lane.LIVE, nowNanos);
        Permit backfill = findNext(Lane.BACKFILL, nowNanos);
        bothWait = live != null && backfill != null;
        if (live == null || backfill == null) {
            return live == null ? backfill : live;
        }
        return preferredInARow < FLOOR - 1 ? live : backfill;
    }

    private void countTurn(Lane begun) {
        if (begun == Lane.BACKFILL) {
            preferredInARow = 0;
        } else if (bothWait) {
            preferredInARow++;
        }
    }

    private @Nullable Permit findNext(Lane lane, long nowNanos) {
        Permit next = null;
        for (Traffic traffic : TRAFFIC) {
            long copiesOpenAtNanos = traffic == Traffic.COPIES ? copies.opensAtNanos() : Long.MIN_VALUE;
            for (RangeLimit range : limitsOf(traffic).ranges()) {
                Permit candidate = range.firstWaiting(lane);
                if (candidate == null) {
                    continue;
                }
                firstInLine = earlier(firstInLine, candidate);
                if (range.opensAtNanos() > nowNanos) {
                    opensAt(range.opensAtNanos());
                } else if (copiesOpenAtNanos > nowNanos) {
                    hold(Cap.COPIES, nowNanos);
                    opensAt(copiesOpenAtNanos);
                } else {
                    next = earlier(next, candidate);
                }
            }
        }
        return next;
    }

    private static Permit earlier(@Nullable Permit known, Permit other) {
        return known == null || other.ticket() < known.ticket() ? other : known;
    }

    private void opensAt(long nanos) {
        nextOpeningNanos = Math.min(nextOpeningNanos, nanos);
    }

    private void hold(Cap cap, long nowNanos) {
        heldAtNanos.put(cap, nowNanos);
    }

    private RangeLimits limitsOf(Traffic traffic) {
        return switch (traffic) {
            case READS -> readLimits;
            case COPIES -> copyLimits;
            case WRITES -> writeLimits;
        };
    }

    /** Who waits longest, {@code null} if nobody waits. */
    @Nullable Permit firstInLine() {
        return firstInLine;
    }

    /**
     * When somebody who waits can begin although no call has ended; {@link #NEVER} if only an answer can open the way.
     */
    long nextOpeningNanos() {
        return nextOpeningNanos;
    }

    LimiterView view(String side, long nowNanos) {
        Set<Cap> holding = EnumSet.noneOf(Cap.class);
        heldAtNanos.forEach((cap, heldNanos) -> {
            if (nowNanos - heldNanos <= RECENT_NANOS) {
                holding.add(cap);
            }
        });
        List<RangeView> ranges = new ArrayList<>();
        for (Traffic traffic : TRAFFIC) {
            for (RangeLimit range : limitsOf(traffic).ranges()) {
                ranges.add(range.view(traffic, nowNanos));
            }
        }
        return new LimiterView(side, caps, inFlight, waiting, holding, ranges);
    }
}
