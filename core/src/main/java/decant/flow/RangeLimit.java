package decant.flow;

import decant.model.KeyRange;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One range of keys in one kind of traffic: its limit, who waits for it in the order of arrival, lane by lane, and who
 * is in flight. Guarded by the lock of its {@link Admission}.
 */
final class RangeLimit {
    private static final int LEAST_TO_DIVIDE = 4;

    private final KeyRange range;
    private final Aimd aimd;
    private final Tuning tuning;

    private final Map<Lane, Deque<Permit>> waiting = new EnumMap<>(Lane.class);
    private final Set<Permit> inFlight = new HashSet<>();

    private final Evidence evidence = new Evidence();
    private long quietSinceNanos;
    private @Nullable Trouble trouble;

    /**
     * Why a range is held back.
     *
     * @param answer refused for load, or failed
     * @param code the store's word for it
     * @param limitBefore what was in use of the limit when the trouble began
     * @param cuts since it began
     */
    record Trouble(Answer answer, String code, double limitBefore, int cuts) {
        Trouble again(Answer latest, String latestCode, int moreCuts) {
            return new Trouble(latest, latestCode, limitBefore, cuts + moreCuts);
        }

        Trouble inPart(double share) {
            return new Trouble(answer, code, Math.max(1, limitBefore * share), 0);
        }
    }

    RangeLimit(KeyRange range, Aimd aimd, Tuning tuning, @Nullable Trouble trouble, long quietSinceNanos) {
        this.range = range;
        this.aimd = aimd;
        this.tuning = tuning;
        this.trouble = trouble;
        this.quietSinceNanos = quietSinceNanos;
        for (Lane lane : Lane.values()) {
            waiting.put(lane, new ArrayDeque<>());
        }
    }

    private Deque<Permit> waitingIn(Lane lane) {
        return Objects.requireNonNull(waiting.get(lane));
    }

    private Stream<Permit> allWaiting() {
        return waiting.values().stream().flatMap(Deque::stream);
    }

    KeyRange range() {
        return range;
    }

    Aimd aimd() {
        return aimd;
    }

    /**
     * When the limit lets a call begin: at the end of a rest, or {@link Admission#NEVER} before one that is in flight
     * ends.
     */
    long opensAtNanos() {
        return inFlight.size() < aimd.limit() ? aimd.restsUntilNanos() : Admission.NEVER;
    }

    @Nullable Permit firstWaiting(Lane lane) {
        return waitingIn(lane).peek();
    }

    void enqueue(Permit permit) {
        waitingIn(permit.lane()).add(permit);
    }

    /**
     * Takes a caller that gave up out of the line.
     *
     * @return whether it was there
     */
    boolean withdraw(Permit permit) {
        return waitingIn(permit.lane()).remove(permit);
    }

    /** The call of the first in line of its lane begins. */
    void begin(Permit permit) {
        if (waitingIn(permit.lane()).poll() != permit) {
            throw new IllegalStateException("Not the first in line: " + permit.key());
        }
        inFlight.add(permit);
        permit.admit(aimd.epoch(), aimd.sent(inFlight.size()));
    }

    /**
     * The permit's call has ended.
     *
     * @return whether the limit was cut
     */
    boolean end(Permit permit, Answer answer, String code, long nowNanos) {
        if (!inFlight.remove(permit)) {
            throw new IllegalStateException("A permit was given back twice: " + permit.key());
        }
        forgetIfOver(nowNanos);
        boolean bad = answer == Answer.THROTTLED || answer == Answer.FAILED;
        double usedBefore = aimd.used();
        boolean cut = permit.epoch() == aimd.epoch() && aimd.answered(answer, permit.inUse(), nowNanos);
        if (trouble == null && cut) {
            evidence.clear();
            trouble = new Trouble(answer, code, usedBefore, 1);
            quietSinceNanos = nowNanos;
        } else if (trouble != null && bad) {
            trouble = trouble.again(answer, code, cut ? 1 : 0);
            quietSinceNanos = nowNanos;
        }
        if (trouble != null && bad) {
            evidence.bad(permit.key());
        } else if (trouble != null && answer == Answer.GOOD) {
            evidence.good(permit.key());
        }
        return cut;
    }

    private void forgetIfOver(long nowNanos) {
        if (trouble != null && nowNanos - quietSinceNanos > tuning.quietNanos()) {
            trouble = null;
            aimd.endRest();
        }
    }

    /** The present trouble; {@code null} where there is none, or it has been over since the last answer. */
    @Nullable Trouble trouble() {
        return trouble;
    }

    /** The time of the latest trouble, or of the beginning where there was none. */
    long quietSinceNanos() {
        return quietSinceNanos;
    }

    /** Whether nothing has gone wrong for so long that this range and its neighbour need not be kept apart. */
    boolean isCalm(long nowNanos) {
        return nowNanos - quietSinceNanos > tuning.mergeNanos();
    }

    RangeView view(Traffic traffic, long nowNanos) {
        Trouble present = trouble;
        RangeView.Trouble shown = null;
        long restMillis = Math.ceilDiv(Math.max(0, aimd.restsUntilNanos() - nowNanos), 1_000_000L);
        if (present != null && (restMillis > 0 || nowNanos - quietSinceNanos <= tuning.quietNanos())) {
            boolean isThrottle = present.answer() == Answer.THROTTLED;
            shown = new RangeView.Trouble(isThrottle, present.code(), (int) present.limitBefore(), restMillis);
        }
        return new RangeView(traffic, range, aimd.limit(), inFlight.size(), (int) allWaiting().count(), shown);
    }

    /**
     * Where the trouble is, if it is not everywhere. The first cut only begins to collect what can answer this, and
     * where little was in flight before the trouble there is little to share.
     */
    Evidence.@Nullable Part findPart() {
        boolean worthwhile = trouble != null && trouble.cuts() > 1 && trouble.limitBefore() >= LEAST_TO_DIVIDE;
        return worthwhile ? evidence.findPart() : null;
    }

    /** Share of those who wait or are in flight here, by their keys; 0..1. */
    double shareOfCallers(KeyRange part) {
        long all = allWaiting().count() + inFlight.size();
        long inside =
                Stream.concat(allWaiting(), inFlight.stream()).filter(permit -> part.contains(permit.key())).count();
        return all == 0 ? 0 : (double) inside / all;
    }

    /** Hands over everybody whose key lies in the other range. Answers to calls in flight judge no limit any more. */
    void moveTo(RangeLimit other) {
        for (Lane lane : Lane.values()) {
            move(waitingIn(lane), other, other.waitingIn(lane));
        }
        move(inFlight, other, other.inFlight);
    }

    private static void move(Collection<Permit> mine, RangeLimit other, Collection<Permit> others) {
        mine.removeIf(permit -> {
            boolean moves = other.range.contains(permit.key());
            if (moves) {
                permit.moveTo(other);
                others.add(permit);
            }
            return moves;
        });
    }

    /** After callers of several ranges were moved here: first come, first served. */
    void sortWaiting() {
        for (Deque<Permit> line : waiting.values()) {
            var sorted = line.stream().sorted(Comparator.comparingLong((Permit permit) -> permit.ticket())).toList();
            line.clear();
            line.addAll(sorted);
        }
    }
}
