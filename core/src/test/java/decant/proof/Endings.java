package decant.proof;

import decant.backfill.PageKey;
import decant.ledger.KeySettlement.Fate;
import decant.ledger.PendingKey;
import decant.model.ObjectState;
import decant.proof.ActorState.Working;
import decant.proof.Move.Ended;
import decant.proof.Move.Event;
import decant.proof.Situation.Agenda;
import decant.reconcile.Outcome;
import decant.reconcile.Policy;
import decant.reconcile.Reconciler;
import decant.reconcile.Reply;
import decant.reconcile.Request;
import decant.reconcile.Stage;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Gives a reply to the machine, and to the queue or ledger what is left of a task that ended by it. */
final class Endings {
    private final Scenario scenario;
    private final Machines machines;

    Endings(Scenario scenario, Machines machines) {
        this.scenario = scenario;
        this.machines = machines;
    }

    Move after(Situation now, int actor, Working working, Reply reply, Event event) {
        Reconciler reconciler = machines.of(actor, working.task().kind());
        return proceed(now, actor, working, working.key().on(reconciler, reply), event);
    }

    Move afterListing(Situation now, int actor, Working working, ObjectState seen, Event event) {
        Reconciler reconciler = machines.of(actor, working.task().kind());
        return proceed(now, actor, working, working.key().afterListing(reconciler, new Reply.Looked(seen)), event);
    }

    Move afterLoss(Situation now, int actor, Working working, Reply lost, Event event) {
        Reconciler reconciler = machines.of(actor, working.task().kind());
        PageKey key =
                working.key().awaitsListing(reconciler)
                        ? working.key().afterListing(reconciler, lost)
                        : working.key().on(reconciler, lost);
        return proceed(now, actor, working, key, event);
    }

    private Move proceed(Situation now, int actor, Working working, PageKey replied, Event event) {
        Reconciler reconciler = machines.of(actor, working.task().kind());
        PageKey key = replied;
        Optional<Reply> withoutAsking = answeredWithoutAsking(reconciler, key);
        while (withoutAsking.isPresent()) {
            Reply reply = withoutAsking.get();
            key = key.awaitsListing(reconciler) ? key.afterListing(reconciler, reply) : key.on(reconciler, reply);
            withoutAsking = answeredWithoutAsking(reconciler, key);
        }
        Optional<Outcome> outcome = key.outcome(reconciler);
        if (outcome.isEmpty()) {
            return new Move(event, null, now.with(actor, new Working(working.task(), key, null, working.moved())));
        }
        return end(now, actor, working.task(), key, outcome.get(), event);
    }

    /** Where a guard is taken away: what the machine hears instead of the look that the guard is. */
    private Optional<Reply> answeredWithoutAsking(Reconciler reconciler, PageKey key) {
        Optional<Request> request =
                key.awaitsListing(reconciler)
                        ? Optional.of(new Request.LookAtSource(World.KEY))
                        : key.request(reconciler);
        if (request.isEmpty()) {
            return Optional.empty();
        }
        if (request.get() instanceof Request.ProveAbsent && !scenario.has(Guard.PROOF_OF_ABSENCE)) {
            return Optional.of(new Reply.Listed(false));
        }
        if (!(key.work().stage() instanceof Stage.Confirming(Stage.Act act, Reply _))) {
            return Optional.empty();
        }
        boolean confirms = scenario.has(Guard.CONFIRMATION);
        return switch (request.get()) {
            case Request.LookAtSource _ when !confirms -> Optional.of(new Reply.Looked(act.meant()));
            case Request.ReadSourceAcl _ when !confirms || !scenario.has(Guard.GRANTS_READ_AGAIN) ->
                    Optional.of(new Reply.AclRead(Objects.requireNonNull(meant(act).acl())));
            case Request.ReadSourceTags _ when !confirms ->
                    Optional.of(new Reply.TagsRead(Objects.requireNonNull(meant(act).tags())));
            case Request.LookAtTarget _ when !scenario.has(Guard.LOOK_AT_WHAT_LANDED) ->
                    Optional.of(new Reply.Looked(act.meant()));
            default -> Optional.empty();
        };
    }

    private static ObjectState.Present meant(Stage.Act act) {
        return (ObjectState.Present) act.meant();
    }

    private Move end(Situation now, int actor, Task task, PageKey key, Outcome outcome, Event event) {
        int tries = task.kind().beginsByListing() ? key.work().tries() : task.tries();
        Task again = null;
        if (!isForgotten(outcome)) {
            Fate fate = PageKey.fate(World.KEY, outcome, tries, now.world().now());
            again = fate instanceof Fate.Pending(PendingKey pending) ? pendingTask(task, actor, pending, now) : null;
        }
        Agenda agenda = again == null ? now.agenda() : now.agenda().withTask(again);
        boolean isAcknowledged = again == null && !(outcome instanceof Outcome.Parked);
        boolean changedLast = now.world().changedBy() == actor;
        World settled = changedLast && isAcknowledged ? now.world().settled() : now.world();
        World world = scenario.hasSwitch() ? afterSwitch(settled, actor, outcome) : settled;
        return new Move(
                event,
                new Ended(actor, task, outcome, isAcknowledged, changedLast),
                now.with(actor, new ActorState.Idle()).with(world).with(agenda));
    }

    private static World afterSwitch(World world, int actor, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Parked _ -> world.parked(actor, true);
            case Outcome.InSync _, Outcome.Repaired _, Outcome.Removed _ -> world.parked(actor, false);
            case Outcome.Left _, Outcome.Withheld _, Outcome.Again _ -> world;
        };
    }

    private boolean isForgotten(Outcome outcome) {
        return outcome instanceof Outcome.Again again
                && again.cause().equals(PendingKey.YOUNG)
                && !scenario.has(Guard.YOUNG_LOOK);
    }

    private Task pendingTask(Task task, int actor, PendingKey pending, Situation now) {
        long due = pending.notBefore().getEpochSecond();
        boolean waits = scenario.has(Guard.LATE_LANDING_WAIT) || !pending.cause().equals("outcome unknown");
        long notBefore = waits ? due : now.world().second();
        return switch (task.kind()) {
            case HINT, REMOVAL, HELD -> task.again(pending.tries(), notBefore);
            case PAGE, SUSPECT, SWEEP, AGAIN, CLOSING -> new Task(Task.Kind.AGAIN, actor, pending.tries(), notBefore);
        };
    }

    /** What the queue or the ledger gives to whoever comes after an actor that died. */
    List<Task> afterCrash(Task task, long second) {
        long safe = scenario.has(Guard.LATE_LANDING_WAIT) ? second + Policy.DEFAULT_LATE_LANDING.toSeconds() : second;
        return switch (task.kind()) {
            case HINT, REMOVAL, AGAIN, SUSPECT -> List.of(task.again(task.tries(), safe));
            case HELD -> List.of(task.again(task.tries(), second));
            case PAGE, SWEEP ->
                    List.of(task.again(task.tries(), second), new Task(Task.Kind.SUSPECT, task.actor(), 0, safe));
            case CLOSING -> throw new IllegalStateException("Nothing goes wrong in the closing pass.");
        };
    }
}
