package decant.proof;

import decant.proof.Move.Event;
import decant.proof.Situation.Agenda;
import decant.proof.Situation.Late;
import decant.reconcile.Request;
import decant.reconcile.Work;
import java.util.ArrayList;
import java.util.List;

/** Every step that may come next. */
final class Moves {
    /** After so many seconds nothing is young any more. */
    static final int MOMENT_SECONDS = 2;

    private final Scenario scenario;
    private final Stores stores;
    private final ActorMoves actors;

    Moves(Scenario scenario) {
        this.scenario = scenario;
        this.stores = scenario.stores();
        this.actors = new ActorMoves(scenario, stores);
    }

    List<Move> from(Situation now) {
        List<Move> moves = new ArrayList<>(ofTheWorld(now));
        moves.addAll(of(now, 0));
        moves.addAll(of(now, 1));
        return moves;
    }

    /** What the application and time may do. Of the actors it depends on whether they are idle or wait for a copy. */
    List<Move> ofTheWorld(Situation now) {
        List<Move> moves = new ArrayList<>();
        addWrites(now, moves);
        addTime(now, moves);
        addLateLandings(now, moves);
        return moves;
    }

    /** What an actor may do. Of the other one it depends on whether that one is idle. */
    List<Move> of(Situation now, int actor) {
        List<Move> moves = new ArrayList<>();
        actors.addMoves(now, actor, moves);
        return moves;
    }

    /** Whether a request only reads the source of the actor's link. */
    static boolean looksAtSource(Request request) {
        return switch (request) {
            case Request.LookAtSource _, Request.ReadSourceAcl _, Request.ReadSourceTags _, Request.ProveAbsent _ ->
                    true;
            case Request.LookAtTarget _,
                    Request.ReadTargetAcl _,
                    Request.ReadTargetTags _,
                    Request.ReadReceipt _,
                    Request.WriteReceipt _,
                    Request.Copy _,
                    Request.WriteTags _,
                    Request.WriteAcl _,
                    Request.Remove _ ->
                    false;
        };
    }

    private void addWrites(Situation now, List<Move> moves) {
        Agenda agenda = now.agenda();
        if (agenda.writesLeft() == 0 || agenda.isClosing()) {
            return;
        }
        for (Write write : scenario.writes()) {
            if (!scenario.isSwitched()) {
                write.on(now.world(), scenario.bytes()).ifPresent(world -> addWrite(now, write, 0, world, moves));
            }
            if (scenario.hasSwitch()) {
                write.on(now.world().mirrored(), scenario.bytes())
                        .ifPresent(world -> addWrite(now, write, 1, world.mirrored(), moves));
            }
        }
    }

    /**
     * @param side 0 for a write at the source, 1 for one at the target: the number of the actor that hears of it
     */
    private void addWrite(Situation now, Write write, int side, World world, List<Move> moves) {
        Agenda agenda = now.agenda().afterWrite();
        if (scenario.hasSwitch()) {
            agenda = agenda.withTask(Task.ofSwitch(side, write == Write.DELETE, world.second()));
        } else if (scenario.hasHints()) {
            agenda = agenda.withTask(Task.hint(world.second()));
        }
        World after = scenario.hasSwitch() ? world.closed(write == Write.CLOSE) : world;
        Situation written = new Situation(after, now.first().afterWrite(), now.second().afterWrite(), agenda);
        moves.add(new Move(new Event.Wrote(write, side == 1), null, written));
    }

    /**
     * A moment passes where that makes a difference: the application wrote in this very second, or somebody waits for
     * it. A long wait ends when the first of those who wait is due; what can land no more by then never does.
     */
    private void addTime(Situation now, List<Move> moves) {
        long second = now.world().second();
        boolean somebodyWaits =
                now.agenda().tasks().stream()
                        .anyMatch(task -> task.notBefore() > second && task.notBefore() <= second + MOMENT_SECONDS);
        boolean isOfUse = !now.isQuiet() || now.agenda().writesLeft() > 0;
        if (somebodyWaits || (isOfUse && second == now.world().writtenSecond())) {
            moves.add(timePasses(now, second + MOMENT_SECONDS));
        }
        if (!isInFlight(now.first()) && !isInFlight(now.second())) {
            now.agenda().tasks().stream()
                    .mapToLong(Task::notBefore)
                    .filter(due -> due > second + MOMENT_SECONDS)
                    .min()
                    .ifPresent(due -> moves.add(timePasses(now, due)));
        }
    }

    static boolean isInFlight(ActorState actor) {
        return actor instanceof ActorState.Working working && working.sent() != null;
    }

    private static Move timePasses(Situation now, long until) {
        List<Late> still = now.agenda().late().stream().filter(late -> late.expires() > until).toList();
        Situation after = now.with(now.world().at(until)).with(now.agenda().withLate(still));
        return new Move(new Event.TimePassed(until - now.world().second()), null, after);
    }

    private void addLateLandings(Situation now, List<Move> moves) {
        List<Late> late = now.agenda().late();
        for (int i = 0; i < late.size(); i++) {
            Late one = late.get(i);
            List<Late> rest = new ArrayList<>(late);
            rest.remove(i);
            World seen = scenario.seen(now.world(), one.actor());
            Stores.Answer answer =
                    one.read() == null || !(one.request() instanceof Request.Copy(var order))
                            ? stores.ask(seen, World.GONE, one.request())
                            : stores.land(seen, World.GONE, order, one.read(), now.world().now());
            Situation landed = scenario.changed(now, one.actor(), scenario.seen(answer.world(), one.actor()));
            moves.add(
                    new Move(
                            new Event.LandedLate(one.actor(), one.request(), answer.reply()),
                            null,
                            landed.with(landed.agenda().withLate(rest))));
        }
    }

    /** The work an actor has in hand; {@code null} if none. */
    static @org.jspecify.annotations.Nullable Work work(ActorState actor) {
        return actor instanceof ActorState.Working working ? working.key().work() : null;
    }
}
