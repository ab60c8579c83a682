package decant.proof;

import decant.proof.ActorState.Sent;
import decant.proof.ActorState.Working;
import decant.reconcile.Repairs;
import decant.reconcile.Reply;
import decant.reconcile.Stage;
import decant.reconcile.Work;
import decant.store.memory.MemoryObject;
import java.time.Instant;
import java.util.List;

/**
 * Takes situations for one that differ in nothing that can ever matter, so that an exploration meets one of them only.
 * Each way of doing so keeps every broken promise in sight:
 *
 * <ul>
 *   <li><b>Forgetting.</b> What no code reads any more from where a piece of work stands is left out: what was written
 *       so far, both sides as they were looked at once a copy is on its way, and of a moment of sending only whether
 *       the source was young in it. The machine's future is a function of what is left, and so is each property.
 *   <li><b>Naming times.</b> The machine, the join and the judges ask of a date only whether it is equal to another,
 *       which is the earlier, and whether they are less than two seconds apart. So a moment that is over is named by
 *       how many were before it in which anything was dated, and what is due by how long it has yet to wait: a renaming
 *       that keeps all those answers. Where somebody compares the dates of both sides, nothing is renamed; where nobody
 *       does, those of the target are one.
 *   <li><b>Interchangeable actors.</b> Two live actors are two of the same, so a situation and the one with both
 *       exchanged have the same future, with both exchanged. Of the two the one is kept whose first actor was met
 *       first.
 *   <li><b>Reading first.</b> When the application has written for the last time and nothing can go wrong any more, the
 *       source stays as it is. A step that only reads the source and does not end the work then changes nothing that
 *       anything else depends on, is no step that a property looks at, and commutes with every other: it is taken first
 *       and alone. The other orders lead through the same situations with that step made later, and, since nothing goes
 *       in a circle, it is made in all of them.
 * </ul>
 *
 * <p>{@link ReductionTest} compares with the exploration that reduces nothing.
 */
final class Reduction {
    /** The second that every situation takes for now. */
    static final long NOW = Beginnings.BEGINNING_SECOND;

    private static final long FIRST_NAME = 100;
    private static final long BETWEEN_NAMES = 10;
    private static final long TWO_SECONDS = 2;

    /** Stands for whatever a copy has replaced: only that it replaced something is asked. */
    private static final MemoryObject ANY = Write.object(0, decant.model.AccessList.PRIVATE, 0);

    private final Scenario scenario;

    Reduction(Scenario scenario) {
        this.scenario = scenario;
    }

    /** What is left of an actor's state, as seen at its own place. */
    ActorState forget(ActorState actor) {
        if (!(actor instanceof Working working)) {
            return actor instanceof ActorState.Listing(Task task, var source, var target, var moved)
                    ? new ActorState.Listing(task.begun(), source, target, moved)
                    : actor;
        }
        Work work = working.key().work();
        Sent sent = working.sent();
        boolean isPast = sent != null || work.isConfirming();
        Work left =
                new Work(
                        work.key(),
                        work.tries(),
                        stage(work.stage()),
                        sent == null ? work.source() : null,
                        isPast ? null : work.target(),
                        work.receipt(),
                        Repairs.NONE,
                        work.inDoubt(),
                        work.evidence());
        Sent young = sent == null ? null : sent.at(ageOf(sent.order().source().lastModified(), sent.moment()));
        return new Working(working.task().begun(), working.key().with(left), young, moved(working.moved()));
    }

    /** What the application did meanwhile excuses nobody in a switch. */
    private ActorState.Moved moved(ActorState.Moved moved) {
        return scenario.hasSwitch() ? ActorState.Moved.NOT : moved;
    }

    private static Stage stage(Stage stage) {
        return switch (stage) {
            case Stage.Confirming(Stage.Act act, Reply answer) ->
                    new Stage.Confirming(forget(act), forget(act, answer));
            case Stage.Acting(Stage.Act act) -> new Stage.Acting(forget(act));
            case Stage.Observing _, Stage.Proving _, Stage.Recalling _, Stage.Keeping _, Stage.Ended _ -> stage;
        };
    }

    private static Stage.Act forget(Stage.Act act) {
        return new Stage.Act(
                act.request(),
                act.meant(),
                act.completes(),
                act.replaced() == null ? null : decant.model.ObjectState.Present.listed(ANY.content()));
    }

    private static Reply forget(Stage.Act act, Reply answer) {
        return answer instanceof Reply.Copied(var etag, Instant moment)
                        && act.meant() instanceof decant.model.ObjectState.Present meant
                ? new Reply.Copied(etag, ageOf(meant.content().lastModified(), moment))
                : answer;
    }

    /** The moment itself matters only in whether the source was less than two seconds old. */
    private static Instant ageOf(Instant written, Instant moment) {
        Instant old = written.plusSeconds(TWO_SECONDS);
        return old.isAfter(moment) ? written : old;
    }

    /** The world as far as it matters while so much may yet be written. */
    World forget(World world, Situation.Agenda agenda) {
        MemoryObject target = world.target();
        World left = target == null || scenario.datesTarget() ? world : world.withTargetDated(0);
        if (left.writtenSecond() != left.second()) {
            left = left.withWrittenSecond(-1);
        }
        if (scenario.hasSwitch()) {
            return left;
        }
        return (agenda.writesLeft() == 0 ? left.withoutNewest() : left).ofOneLink();
    }

    /** Everything after time has passed, with now being now again, and the moment before it over. */
    Situation renamed(Situation after, World before) {
        if (scenario.hasListings()) {
            return after;
        }
        long passed = after.world().second() - NOW;
        int names = before.names();
        // During a switch links date both sides, too.
        boolean isDated = before.writtenSecond() == NOW || scenario.hasSwitch();
        Instants over = over(names);
        World world = over.in(after.world()).at(NOW).withWrittenSecond(-1).named(isDated ? names + 1 : names);
        List<Task> tasks =
                after.agenda().tasks().stream()
                        .map(task -> task.again(task.tries(), Math.max(NOW, task.notBefore() - passed)))
                        .toList();
        List<Situation.Late> late =
                after.agenda().late().stream().map(one -> over.in(one.expiring(one.expires() - passed))).toList();
        return new Situation(
                world, over.in(after.first()), over.in(after.second()), after.agenda().with(tasks).withLate(late));
    }

    /** What an actor remembers, when a moment is over. */
    ActorState renamed(ActorState actor, int names) {
        return scenario.hasListings() ? actor : over(names).in(actor);
    }

    private static Instants over(int names) {
        Instant name = Instant.ofEpochSecond(FIRST_NAME + BETWEEN_NAMES * names);
        return new Instants(time -> time.getEpochSecond() == NOW ? name : time);
    }

    /** Whether both actors may change places. */
    boolean isSymmetric() {
        return scenario.role(0) == Role.LIVE && scenario.role(1) == Role.LIVE;
    }

    /** Whether a step may be taken first and alone. */
    boolean isTakenFirst(Situation before, Move move, int actor) {
        if (scenario.hasSwitch()
                || before.agenda().writesLeft() > 0
                || before.agenda().crashesLeft() > 0
                || before.agenda().lossesLeft() > 0
                || move.ended() != null
                || !move.after().agenda().equals(before.agenda())
                || move.after().actor(actor).isIdle()) {
            return false;
        }
        return switch (move.event()) {
            case Move.Event.Asked(int _, Task begun, var request, Reply _) ->
                    begun == null && Moves.looksAtSource(request);
            case Move.Event.Listed(int _, Task _, boolean ofSource) -> ofSource;
            case Move.Event.ListedAgain _ -> true;
            case Move.Event.Wrote _,
                    Move.Event.TimePassed _,
                    Move.Event.CopySent _,
                    Move.Event.CopyLanded _,
                    Move.Event.AnswerLost _,
                    Move.Event.Crashed _,
                    Move.Event.LandedLate _ ->
                    false;
        };
    }
}
