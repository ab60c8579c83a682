package decant.live;

import decant.model.ObjectKey;
import decant.model.ObjectState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which key is worked on next, and which delivery is done.
 *
 * <p>Each hint has a {@link Claim} to a run of its key that begins at the hint's arrival or later. Claims to one key
 * that are due together are met by one run, so a hundred hints for a waiting key cost one. A key is never in work
 * twice; a hint that comes while it is gets a run of its own afterwards (R7). A delivery is acknowledged when each of
 * its hints was met by a run that came to its end.
 *
 * <p>What the target does not show yet goes before what is only looked at a second time, so that a follower that falls
 * behind, as one that has just started does under load, is late with second looks first. These hold at most half of the
 * places, and while both wait every {@value #FLOOR}th turn is theirs, so that none waits for ever.
 *
 * <p>A state machine that knows no threads and is told the time; {@link Live} gives it a lock, tests run it by events.
 */
final class HintQueue {
    /** When a source that does not show what its hint tells of is looked at again. */
    static final List<Duration> LOOKS_AGAIN = List.of(Duration.ofSeconds(1), Duration.ofSeconds(5));

    /** Of so many keys taken while both wait, one is looked at a second time. */
    static final int FLOOR = 8;

    private final int maxHints;
    private final int maxSecondLooks;
    private final Map<ObjectKey, KeyLine> lines = new HashMap<>();
    private final NavigableSet<KeyLine> urgent = new TreeSet<>(KeyLine.BY_TURN);
    private final NavigableSet<KeyLine> ordinary = new TreeSet<>(KeyLine.BY_TURN);
    private final NavigableSet<KeyLine> secondLooks = new TreeSet<>(KeyLine.BY_TURN);
    private long linesMade;
    private int hints;
    private int inWork;
    private int secondLooksInWork;
    private int preferredInARow;

    /**
     * @param maxHints hints held from which on there is no room
     * @param maxKeysInWork that will be taken at once; at most half of them to be looked at a second time
     */
    HintQueue(int maxHints, int maxKeysInWork) {
        this.maxHints = maxHints;
        this.maxSecondLooks = Math.max(1, maxKeysInWork / 2);
    }

    /** Whether another delivery may be offered. One that holds many hints may go beyond the limit, by itself alone. */
    boolean hasRoom() {
        return hints < maxHints;
    }

    /** Hints held: waiting, in work, or to be looked at again. */
    int hints() {
        return hints;
    }

    int keysInWork() {
        return inWork;
    }

    /**
     * Takes a delivery with its hints, of which there is at least one.
     *
     * @param safeFrom only runs that begin then or later settle them
     */
    void offer(List<Hint> delivered, Delivery delivery, Instant safeFrom, Instant now) {
        Parcel parcel = new Parcel(delivery, delivered.size());
        hints += delivered.size();
        for (Hint hint : delivered) {
            KeyLine line = lines.computeIfAbsent(hint.key(), key -> new KeyLine(key, linesMade++));
            withdraw(line);
            line.add(new Claim(parcel, hint, now, safeFrom));
            enter(line);
        }
    }

    /** The next key to work on, {@code null} if none is due, or what is due has to wait for the end of a run. */
    @Nullable Run take(Instant now) {
        KeyLine line = firstDue(urgent, now);
        if (line == null) {
            line = firstOfTheRest(now);
        }
        if (line == null) {
            return null;
        }
        withdraw(line);
        inWork++;
        secondLooksInWork += line.isSecondLook() ? 1 : 0;
        return line.begin(now);
    }

    private @Nullable KeyLine firstOfTheRest(Instant now) {
        KeyLine first = firstDue(ordinary, now);
        KeyLine second = secondLooksInWork < maxSecondLooks ? firstDue(secondLooks, now) : null;
        if (first == null || second == null) {
            preferredInARow = second == null ? preferredInARow : 0;
            return first == null ? second : first;
        }
        preferredInARow = (preferredInARow + 1) % FLOOR;
        return preferredInARow == 0 ? second : first;
    }

    private static @Nullable KeyLine firstDue(NavigableSet<KeyLine> waiting, Instant now) {
        return waiting.isEmpty() || waiting.first().due().isAfter(now) ? null : waiting.first();
    }

    /** When the next key becomes due; {@code null} if none waits. */
    @Nullable Instant nextDue() {
        return Stream.of(urgent, ordinary, secondLooks)
                .filter(waiting -> !waiting.isEmpty())
                .map(waiting -> waiting.first().due())
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** A run has ended. */
    Settled end(Run run, RunEnd ending, Instant now) {
        List<Hint> reached = reached(run, ending);
        List<Claim> done = done(run, ending, now);
        KeyLine line = lines.get(run.key());
        if (line == null || !line.isInWork()) {
            throw new IllegalStateException("This run was not begun: " + run.key());
        }
        // As it was when it began: what has come to it meanwhile is no part of the run.
        secondLooksInWork -= line.isSecondLookInWork() ? 1 : 0;
        line.end(done);
        inWork--;
        hints -= done.size();
        if (line.isEmpty()) {
            lines.remove(run.key());
        } else {
            enter(line);
        }
        List<Delivery> deliveries =
                done.stream().map(Claim::parcel).filter(Parcel::settleOne).map(Parcel::delivery).toList();
        return new Settled(reached, deliveries);
    }

    private static List<Hint> reached(Run run, RunEnd ending) {
        return run.claims().stream()
                .filter(claim ->
                        switch (ending) {
                            case RunEnd.Parked() -> false;
                            case RunEnd.Again(var _, boolean inVain) -> !inVain;
                            case RunEnd.AtRest(ObjectState source) ->
                                    source == null || claim.hint().isVisibleIn(source);
                        })
                .filter(Claim::reach)
                .map(Claim::hint)
                .toList();
    }

    private static List<Claim> done(Run run, RunEnd ending, Instant now) {
        return switch (ending) {
            case RunEnd.Parked() -> run.claims();
            case RunEnd.Again(Duration after, boolean inVain) -> {
                int tries = inVain ? run.tries() + 1 : run.tries();
                run.claims().forEach(claim -> claim.postpone(now.plus(after), tries));
                yield List.of();
            }
            case RunEnd.AtRest(ObjectState source) -> {
                List<Claim> met = new ArrayList<>();
                for (Claim claim : run.claims()) {
                    boolean visible = source == null || claim.hint().isVisibleIn(source);
                    if (!visible && claim.looks() < LOOKS_AGAIN.size()) {
                        claim.lookAgain(now.plus(LOOKS_AGAIN.get(claim.looks())));
                    } else if (run.begun().isBefore(claim.safeFrom())) {
                        claim.waitFor(claim.safeFrom());
                    } else {
                        met.add(claim);
                    }
                }
                yield met;
            }
        };
    }

    /** Gives up everything that is held and not in work; the deliveries that were not acknowledged. */
    List<Delivery> drain() {
        Set<Delivery> held = Collections.newSetFromMap(new IdentityHashMap<>());
        for (KeyLine line : lines.values()) {
            line.claims().forEach(claim -> held.add(claim.parcel().delivery()));
        }
        lines.clear();
        urgent.clear();
        ordinary.clear();
        secondLooks.clear();
        hints = 0;
        return List.copyOf(held);
    }

    private void withdraw(KeyLine line) {
        placeOf(line).remove(line);
    }

    private void enter(KeyLine line) {
        if (!line.isInWork()) {
            placeOf(line).add(line);
        }
    }

    private NavigableSet<KeyLine> placeOf(KeyLine line) {
        if (line.isUrgent()) {
            return urgent;
        }
        return line.isSecondLook() ? secondLooks : ordinary;
    }
}
