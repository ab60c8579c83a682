package decant.cli.cutover;

import decant.cli.ending.Refusal;
import decant.cli.output.Keys;
import decant.migration.CutoverStep;
import decant.model.ObjectKey;
import decant.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Takes an application to the target, back, or to the end of its migration, as it is asked; whatever ended the process,
 * another one goes on where it was. One thread goes on; any may ask.
 */
public final class Cutover {
    /** Somebody's wish. */
    private record Asked(Course course) {}

    private final Crossing crossing;
    private final CutoverRecord record;
    private final Journal journal;
    private final InstantSource clock;
    private final Steps steps;
    private final NarrowedKeys narrowed;
    private final AtomicReference<@Nullable Asked> asked = new AtomicReference<>();

    /** Waits, by a clock that tests may let fly. */
    @FunctionalInterface
    public interface Pause {
        void sleep(Duration time) throws InterruptedException;
    }

    /**
     * A cutover that nobody has asked for, or that another process has begun.
     *
     * @param drainQuiet for how long no event may be left before it goes on from its drain
     */
    public Cutover(
            Crossing crossing,
            CutoverRecord record,
            CutoverHooks hooks,
            NarrowedKeys narrowed,
            Journal journal,
            InstantSource clock,
            Pause pause,
            Duration drainQuiet) {
        this.crossing = crossing;
        this.record = record;
        this.journal = journal;
        this.clock = clock;
        this.narrowed = narrowed;
        this.steps =
                new Steps(
                        crossing,
                        record,
                        hooks,
                        narrowed,
                        journal,
                        clock,
                        pause,
                        drainQuiet,
                        () -> asked.get() != null);
        if (record.course().isUnderWay() && record.begun(CutoverStep.CDN_TARGET_FIRST) != null) {
            narrowed.begin(true);
        }
    }

    /** Where the application is, or is on its way to. */
    public Course course() {
        return record.course();
    }

    /** What happened on the way. */
    public Journal journal() {
        return journal;
    }

    /** What it remembers. */
    public CutoverRecord record() {
        return record;
    }

    /** Whether there is something to go on with. */
    public boolean isDue() {
        return asked.get() != null || (course().isUnderWay() && record.stopped().isEmpty());
    }

    /**
     * Asks for the way to the target.
     *
     * @param accepted keys that are taken as they are; if it is refused, they are not
     * @param hot keys that changed faster than they could be carried, which are carried when writers have moved
     * @return why it is refused, in one sentence; empty if it is begun, or gone on with
     */
    public String askForTarget(Set<String> accepted, Set<String> hot) {
        return ask(Course.TO_TARGET, record.accept(accepted, hot, clock.instant(), this::whyNotToTarget));
    }

    private String whyNotToTarget() {
        return switch (course()) {
            case STAYING -> whyNotConverged();
            case TO_TARGET -> "";
            case AT_TARGET -> "The application is at the target already.";
            case TO_SOURCE -> "It is being rolled back; 'decant migrate rollback' goes on with that.";
            case ROLLED_BACK ->
                    "It was rolled back. 'decant migrate verify' makes a closing pass and a verification, which another"
                            + " cutover needs.";
            case FINISHING, FINISHED -> "The migration is finished.";
        };
    }

    private String whyNotConverged() {
        String noWayBack = crossing.whyNoWayBack();
        return noWayBack.isEmpty() ? Steps.closedGates(crossing.gates()) : noWayBack;
    }

    /**
     * Asks for the way back to the source.
     *
     * @param accepted keys that are taken as they are
     * @return why it is refused, in one sentence; empty if it is begun, or gone on with
     */
    public String askForSource(Set<String> accepted) {
        return ask(Course.TO_SOURCE, record.accept(accepted, Set.of(), clock.instant(), this::whyNotToSource));
    }

    private String whyNotToSource() {
        return switch (course()) {
            case STAYING, ROLLED_BACK -> "The application is at the source: there is nothing to roll back.";
            case TO_TARGET, AT_TARGET, TO_SOURCE -> record.begun(CutoverStep.WRITERS) == null ? "" : steps.whyParked();
            case FINISHING, FINISHED -> "The migration is finished; there is no way back.";
        };
    }

    /**
     * Asks for the end.
     *
     * @param quiet for how long nobody must have written at the source
     * @param accepted keys that are taken as they are
     * @return why it is refused, in one sentence; empty if it is begun, or gone on with
     */
    public String askForTheEnd(Duration quiet, Set<String> accepted) {
        return ask(Course.FINISHING, record.accept(accepted, Set.of(), clock.instant(), () -> whyNotFinished(quiet)));
    }

    private String whyNotFinished(Duration quiet) {
        return switch (course()) {
            case STAYING, TO_TARGET, TO_SOURCE, ROLLED_BACK ->
                    "The application is not at the target yet: only a migration that is switched is finished.";
            case AT_TARGET -> whyNotQuiet(quiet);
            case FINISHING, FINISHED -> "";
        };
    }

    private String whyNotQuiet(Duration quiet) {
        Instant switched = record.since(Course.AT_TARGET);
        Instant straggler = crossing.lastStraggler();
        Instant last = switched == null || straggler.isAfter(switched) ? straggler : switched;
        Instant enough = last.plus(quiet);
        if (enough.isAfter(clock.instant())) {
            return "It is not quiet for long enough: %s at %s, so not before %s, or with another --quiet-for."
                    .formatted(
                            last.equals(straggler)
                                    ? "the application wrote at the source, %s,"
                                            .formatted(Keys.shown(ObjectKey.of(record.lastStragglerKey())))
                                    : "it was switched",
                            last,
                            enough);
        }
        return steps.whyParked();
    }

    private String ask(Course wish, String refused) {
        if (refused.isEmpty()) {
            journal.is(Journal.State.GOING_ON);
            asked.set(new Asked(wish));
        }
        return refused;
    }

    /**
     * Does what was asked for, or goes on with it, until it is done or does not go on by itself.
     *
     * @throws StoreException that ended it; another process goes on where it was
     */
    public void goOn() throws StoreException, InterruptedException {
        Asked wish = asked.getAndSet(null);
        if (wish != null) {
            set(wish.course());
        }
        try {
            switch (course()) {
                case TO_TARGET -> new ToTarget(steps, record).goOn();
                case TO_SOURCE -> new ToSource(steps, record).goOn();
                case FINISHING -> new ToTheEnd(steps, record, crossing).goOn();
                case STAYING, AT_TARGET, ROLLED_BACK, FINISHED -> {}
            }
            arrived();
        } catch (Stopped e) {
            stopped(e.sentence());
        } catch (Refusal e) {
            stopped(String.valueOf(e.getMessage()));
        }
    }

    /** It cannot go on now; whoever asks again goes on with it. */
    public void stop(String sentence) {
        stopped(sentence);
    }

    /** After a rollback: another cutover is prepared. */
    void stay() {
        record.prepareAgain(clock.instant());
    }

    /** Where the application is, for people; nothing before anybody has asked for anything. */
    public List<String> lines() {
        return CourseLines.of(record);
    }

    private void set(Course course) {
        Course before = course();
        if (before == Course.STAYING && course == Course.TO_TARGET) {
            record.depart(clock.instant());
        } else if (before != Course.FINISHED) {
            record.course(course, clock.instant());
        }
    }

    private void arrived() {
        narrowed.end();
        String word =
                switch (course()) {
                    case AT_TARGET ->
                            "Switched: the application is at the target. 'decant migrate rollback' takes it"
                                    + " back, 'decant migrate finish' ends the migration.";
                    case ROLLED_BACK ->
                            "Rolled back: the application is at the source, with what it wrote at the"
                                    + " target; the target follows.";
                    case FINISHED -> "Finished.";
                    case STAYING, TO_TARGET, TO_SOURCE, FINISHING -> "";
                };
        journal.say(word);
        journal.is(Journal.State.DONE);
    }

    private void stopped(String sentence) {
        if (asked.get() == null) {
            record.stopped(sentence);
            journal.say(sentence);
            journal.is(Journal.State.STOPPED);
        }
    }
}
