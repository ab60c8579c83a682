package decant.cli.migration;

import decant.migration.Gate;
import decant.migration.GateBoard;
import decant.migration.Phase;
import decant.migration.Readings;
import decant.migration.Step;
import decant.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Takes a migration from step to step until both sides have converged, and keeps it there: what was begun is gone on
 * with, whatever ended the process. For one thread; its figures may be read by any.
 */
public final class Migration {
    /** How often what is held back is asked whether it may go on. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /** How often a transition that was refused is tried again. */
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(10);

    /** After a verification that found differences nobody wrote, the closing pass is made again so often at most. */
    private static final int MAX_CLOSING_PASSES = 3;

    /** What could not be decided, since it changed all the time, is verified again so often at most. */
    private static final int MAX_UNDECIDED = 3;

    /** Waits; on another clock in tests. */
    @FunctionalInterface
    public interface Waiting {
        void until(Instant time) throws InterruptedException;
    }

    private final Moving moving;
    private final MigrationRecord record;
    private final GateBoard board;
    private final Transitions transitions;
    private final Supplier<String> heldBy;
    private final InstantSource clock;
    private final Waiting waiting;
    private final Consumer<String> lines;
    private final AtomicLong toLookAt = new AtomicLong();
    private final AtomicBoolean verifyAgain = new AtomicBoolean();
    private final AtomicBoolean closeAgain = new AtomicBoolean();
    private int closingPasses;
    private int undecided;

    /**
     * A migration that has not begun, or goes on.
     *
     * @param heldBy why an operator holds it back before its next step; empty where nobody does
     * @param lines takes what happens, a line each
     */
    public Migration(
            Moving moving,
            MigrationRecord record,
            GateBoard board,
            Transitions transitions,
            Supplier<String> heldBy,
            InstantSource clock,
            Waiting waiting,
            Consumer<String> lines) {
        this.moving = moving;
        this.record = record;
        this.board = board;
        this.transitions = transitions;
        this.heldBy = heldBy;
        this.clock = clock;
        this.waiting = waiting;
        this.lines = lines;
    }

    /** The step it is at. */
    public Step step() {
        return record.step();
    }

    /** Its gates as they are now. */
    public List<Gate> gates() {
        return board.judge(moving.readings(record.ended(), toLookAt.get(), record.verified(), heldBy.get()));
    }

    /** Whether every step is done and every gate open. */
    public boolean isConverged() {
        return step() == Step.CONVERGING && gates().stream().allMatch(Gate::isOpen);
    }

    /** Has both sides verified once more, as soon as nothing else is under way. */
    public void verifyAgain() {
        verifyAgain.set(true);
    }

    /** Has the closing pass made once more, and both sides verified after it. */
    public void closeAgain() {
        closeAgain.set(true);
    }

    /** Whether a verification was asked for that is still to be made. */
    public boolean isToBeVerifiedAgain() {
        return verifyAgain.get() || closeAgain.get();
    }

    /**
     * Goes on until every step is done and every gate open.
     *
     * @throws StoreException that ended it; the same goes on where it was
     */
    public void converge() throws StoreException, InterruptedException {
        goOnTo(Phase.LIVE);
        // Every process has to see for itself that events come.
        if (step() == Step.PROOF) {
            make(Step.PROOF);
        } else {
            moving.awaitProof();
        }
        while (isToBeVerifiedAgain() || !isConverged()) {
            if (closeAgain.getAndSet(false)) {
                closingPasses = 0;
                undecided = 0;
                record.backTo(Step.CLOSING_PASS);
            } else if (step() != Step.CONVERGING) {
                make(step());
            } else if (verifyAgain.getAndSet(false)) {
                undecided = 0;
                record.backTo(Step.VERIFICATION);
            } else {
                pause();
            }
        }
        goOnTo(Phase.CONVERGED);
    }

    private void make(Step step) throws StoreException, InterruptedException {
        awaitRelease();
        goOnTo(step.phase());
        record.began(step, clock.instant());
        lines.accept("Step: " + step.word() + ".");
        switch (step) {
            case PROOF -> moving.awaitProof();
            case BACKFILL, CLOSING_PASS -> moving.pass(step).forEach(lines);
            case ACCESS_LISTS -> {
                if (moving.hasAccessLists()) {
                    moving.pass(step).forEach(lines);
                }
            }
            case VERIFICATION -> {
                verify();
                return;
            }
            case CONVERGING -> throw new IllegalStateException("There is nothing left to do.");
        }
        record.ended(step, clock.instant(), step.next());
    }

    private void verify() throws StoreException, InterruptedException {
        Verification found = moving.verify();
        found.lines().forEach(lines);
        if (!found.changed().isEmpty()) {
            int keys = found.changed().size();
            toLookAt.addAndGet(keys);
            moving.lookAgain(found.changed(), () -> toLookAt.addAndGet(-keys));
        }
        Readings.Verified verified = found.verified();
        record.verified(verified, clock.instant(), after(verified));
    }

    private Step after(Readings.Verified verified) {
        if (verified == Readings.Verified.DIFFERENT && ++closingPasses < MAX_CLOSING_PASSES) {
            lines.accept("Nobody wrote what differs: another closing pass is made.");
            return Step.CLOSING_PASS;
        }
        if (verified == Readings.Verified.UNDECIDED && ++undecided < MAX_UNDECIDED) {
            lines.accept("Some keys could not be decided: both sides are verified again.");
            return Step.VERIFICATION;
        }
        return Step.CONVERGING;
    }

    /** A phase that was reached is not gone back from by a process that begins anew. */
    private void goOnTo(Phase next) throws StoreException, InterruptedException {
        String said = "";
        for (String why = transitions.goOnTo(next); !why.isEmpty(); why = transitions.goOnTo(next)) {
            if (!why.equals(said)) {
                lines.accept("It does not go on to " + next.word() + ": " + why);
                said = why;
            }
            waiting.until(clock.instant().plus(BETWEEN_ATTEMPTS));
        }
        record.in(next, clock.instant());
    }

    /** No step is begun while an operator holds it. */
    private void awaitRelease() throws InterruptedException {
        String said = "";
        for (String why = heldBy.get(); !why.isEmpty(); why = heldBy.get()) {
            if (!why.equals(said)) {
                lines.accept("Held back: " + why + ".");
                said = why;
            }
            pause();
        }
    }

    private void pause() throws InterruptedException {
        waiting.until(clock.instant().plus(BETWEEN_LOOKS));
    }
}
