package decant.proof;

import decant.backfill.PageKey;
import decant.model.ObjectState;
import decant.proof.ActorState.Listing;
import decant.proof.ActorState.Moved;
import decant.proof.ActorState.Sent;
import decant.proof.ActorState.Working;
import decant.proof.Move.Event;
import decant.proof.Situation.Agenda;
import decant.proof.Situation.Late;
import decant.reconcile.Evidence;
import decant.reconcile.Policy;
import decant.reconcile.Reconciler;
import decant.reconcile.Reply;
import decant.reconcile.Request;
import decant.store.CopyOrder;
import decant.store.StoreException;
import decant.store.memory.MemoryObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Every step an actor may take next: begin a task, make the request its work asks for, lose an answer, lose its memory.
 *
 * <p>A look or a write takes effect and is answered in one step, since nothing of the actor's is visible between the
 * two. A copy takes two: it reads the source, and later it writes the target.
 */
final class ActorMoves {
    private static final long LATE_LANDING_SECONDS = Policy.DEFAULT_LATE_LANDING.toSeconds();

    private final Scenario scenario;
    private final Stores stores;
    private final Endings endings;
    private final Machines machines;

    ActorMoves(Scenario scenario, Stores stores) {
        this.scenario = scenario;
        this.stores = stores;
        this.machines = new Machines(scenario);
        this.endings = new Endings(scenario, machines);
    }

    void addMoves(Situation now, int actor, List<Move> moves) {
        switch (now.actor(actor)) {
            case ActorState.Idle() -> addBeginnings(now, actor, moves);
            case Listing listing -> addListings(now, actor, listing, moves);
            case Working working -> addSteps(now, actor, working, moves);
        }
    }

    private void addBeginnings(Situation now, int actor, List<Move> moves) {
        List<Task> due =
                now.agenda().tasks().stream()
                        .filter(task ->
                                task.actor() == actor
                                        || (task.actor() == Task.ANY_LIVE_ACTOR && scenario.role(actor) == Role.LIVE))
                        .filter(task -> task.notBefore() <= now.world().second())
                        .filter(task -> isInTurn(task, now))
                        .toList();
        Set<List<Task>> choices = new LinkedHashSet<>();
        due.forEach(task -> choices.add(List.of(task)));
        List<Task> hints = due.stream().filter(task -> task.kind().isHint()).toList();
        if (hints.size() > 1) {
            choices.add(hints);
        }
        choices.forEach(taken -> begin(now, actor, taken, moves));
    }

    /** Suspects and held keys come after the pass, the closing pass after everything. */
    private static boolean isInTurn(Task task, Situation now) {
        List<Task> all = now.agenda().tasks();
        return switch (task.kind()) {
            case HINT, REMOVAL, PAGE, SWEEP, AGAIN -> true;
            case SUSPECT -> noneOf(all, task.actor(), Task.Kind.PAGE, Task.Kind.SWEEP, Task.Kind.AGAIN);
            case HELD -> noneOf(all, task.actor(), Task.Kind.PAGE, Task.Kind.SWEEP, Task.Kind.AGAIN, Task.Kind.SUSPECT);
            case CLOSING ->
                    all.size() == 1 && now.first().isIdle() && now.second().isIdle() && now.agenda().late().isEmpty();
        };
    }

    private static boolean noneOf(List<Task> tasks, int actor, Task.Kind... kinds) {
        return tasks.stream().noneMatch(task -> task.actor() == actor && List.of(kinds).contains(task.kind()));
    }

    private void begin(Situation now, int actor, List<Task> taken, List<Move> moves) {
        Task task = Task.together(taken);
        Situation begun = now.with(now.agenda().withoutTasks(taken));
        if (task.kind().beginsByListing()) {
            addListings(begun, actor, new Listing(task, null, null, Moved.NOT), moves);
            return;
        }
        Reconciler reconciler = machines.of(actor, task.kind());
        Evidence evidence = task.kind() == Task.Kind.REMOVAL ? Evidence.OF_REMOVAL : Evidence.NONE;
        PageKey key = PageKey.looking(reconciler, World.KEY, task.tries(), evidence);
        ask(begun, actor, new Working(task, key, null, Moved.NOT), key.request(reconciler).orElseThrow(), true, moves);
    }

    private void addListings(Situation now, int actor, Listing listing, List<Move> moves) {
        if (listing.source() == null) {
            ObjectState seen = Stores.list(now.world().source());
            Listing next = new Listing(listing.task(), seen, listing.target(), listing.moved().byLook());
            moves.add(listed(now, actor, next, true));
        }
        if (listing.target() == null) {
            ObjectState seen = Stores.list(now.world().target());
            moves.add(listed(now, actor, new Listing(listing.task(), listing.source(), seen, listing.moved()), false));
        }
    }

    private Move listed(Situation now, int actor, Listing next, boolean ofSource) {
        Event event = new Event.Listed(actor, next.task(), ofSource);
        ObjectState source = next.source();
        ObjectState target = next.target();
        if (source == null || target == null) {
            return new Move(event, null, now.with(actor, next));
        }
        Task task = next.task();
        PageKey.Found found =
                PageKey.join(
                        scenario.policy(actor, task.kind()),
                        machines.of(actor, task.kind()),
                        Role.holdsSurplus(task.kind()),
                        World.KEY,
                        source,
                        target);
        Situation idle = now.with(actor, new ActorState.Idle());
        return switch (found) {
            case PageKey.Found.ToDo(PageKey key) ->
                    new Move(event, null, now.with(actor, new Working(task, key, null, next.moved())));
            case PageKey.Found.Held() -> {
                Task held = new Task(Task.Kind.HELD, actor, 0, now.world().second());
                yield new Move(event, null, idle.with(idle.agenda().withTask(held)));
            }
            case PageKey.Found.Nothing() -> new Move(event, null, idle);
        };
    }

    private void addSteps(Situation now, int actor, Working working, List<Move> moves) {
        Reconciler reconciler = machines.of(actor, working.task().kind());
        Sent sent = working.sent();
        if (sent != null) {
            copyLands(now, actor, working, sent, moves);
            return;
        }
        if (working.key().awaitsListing(reconciler)) {
            listAgain(now, actor, working, moves);
            return;
        }
        Request request = working.key().request(reconciler).orElseThrow();
        if (request instanceof Request.Copy(CopyOrder order)) {
            sendCopy(now, actor, working, order, moves);
        } else {
            ask(now, actor, working, request, false, moves);
        }
        loseOrCrash(now, actor, working, request, null, moves);
    }

    private void ask(Situation now, int actor, Working working, Request request, boolean begins, List<Move> moves) {
        Stores.Answer answer = ask(now.world(), actor, request);
        Working next =
                new Working(
                        working.task(),
                        working.key(),
                        null,
                        Moves.looksAtSource(request) ? working.moved().byLook() : working.moved());
        Event event = new Event.Asked(actor, begins ? working.task() : null, request, answer.reply());
        moves.add(endings.after(scenario.changed(now, actor, answer.world()), actor, next, answer.reply(), event));
    }

    private Stores.Answer ask(World world, int actor, Request request) {
        Stores.Answer answer = stores.ask(scenario.seen(world, actor), actor, request);
        return new Stores.Answer(scenario.seen(answer.world(), actor), answer.reply());
    }

    private void listAgain(Situation now, int actor, Working working, List<Move> moves) {
        ObjectState seen = Stores.list(now.world().source());
        Working looked = new Working(working.task(), working.key(), null, working.moved().byLook());
        moves.add(endings.afterListing(now, actor, looked, seen, new Event.ListedAgain(actor, seen)));
        loseOrCrash(now, actor, working, new Request.LookAtSource(World.KEY), null, moves);
    }

    private void sendCopy(Situation now, int actor, Working working, CopyOrder order, List<Move> moves) {
        MemoryObject read = stores.read(scenario.seen(now.world(), actor), order);
        if (read == null) {
            Reply refused = new Reply.Refused("PreconditionFailed");
            Event event = new Event.Asked(actor, null, new Request.Copy(order), refused);
            moves.add(endings.after(now, actor, working, refused, event));
            return;
        }
        Working sent =
                new Working(working.task(), working.key(), new Sent(order, read, now.world().now()), working.moved());
        moves.add(new Move(new Event.CopySent(actor, order), null, now.with(actor, sent)));
    }

    private void copyLands(Situation now, int actor, Working working, Sent sent, List<Move> moves) {
        Stores.Answer landing =
                stores.land(scenario.seen(now.world(), actor), actor, sent.order(), sent.read(), sent.moment());
        Stores.Answer answer = new Stores.Answer(scenario.seen(landing.world(), actor), landing.reply());
        Working landed = new Working(working.task(), working.key(), null, working.moved());
        Event event = new Event.CopyLanded(actor, sent.order(), answer.reply());
        moves.add(endings.after(scenario.changed(now, actor, answer.world()), actor, landed, answer.reply(), event));
        loseOrCrash(now, actor, working, new Request.Copy(sent.order()), sent.read(), moves);
    }

    /** The answer gets lost, or the actor does: whatever was sent may still land, or never. */
    private void loseOrCrash(
            Situation now,
            int actor,
            Working working,
            Request request,
            @org.jspecify.annotations.Nullable MemoryObject read,
            List<Move> moves) {
        Agenda agenda = now.agenda();
        if (agenda.isClosing()) {
            return;
        }
        Late late = request.acts() ? new Late(actor, request, read, now.world().second() + LATE_LANDING_SECONDS) : null;
        if (agenda.lossesLeft() > 0) {
            Reply lost =
                    request.acts()
                            ? failed(StoreException.Kind.OUTCOME_UNKNOWN, "no answer came")
                            : failed(StoreException.Kind.UNAVAILABLE, "503");
            Working unheard = new Working(working.task(), working.key(), null, working.moved());
            Situation after = now.with(agenda.afterLoss().withLate(late));
            moves.add(endings.afterLoss(after, actor, unheard, lost, new Event.AnswerLost(actor, request)));
        }
        if (agenda.crashesLeft() > 0) {
            if (late != null) {
                moves.add(crash(now, actor, working, request, late));
            }
            if (read == null) {
                moves.add(crash(now, actor, working, null, null));
            }
        }
    }

    private Move crash(
            Situation now,
            int actor,
            Working working,
            @org.jspecify.annotations.Nullable Request sent,
            @org.jspecify.annotations.Nullable Late late) {
        Agenda agenda = now.agenda().afterCrash().withLate(late);
        for (Task task : endings.afterCrash(working.task(), now.world().second())) {
            agenda = agenda.withTask(task);
        }
        return new Move(
                new Event.Crashed(actor, sent),
                null,
                now.with(actor, new ActorState.Idle()).with(now.world().afterDeathOf(actor)).with(agenda));
    }

    private static Reply failed(StoreException.Kind kind, String code) {
        return new Reply.Failed(kind, code, code);
    }
}
