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
        List<Move> moves = new ArrayList<>();
        addWrites(now, moves);
        addTime(now, moves);
        addLateLandings(now, moves);
        actors.addMoves(now, 0, moves);
        actors.addMoves(now, 1, moves);
        return moves;
    }

    private void addWrites(Situation now, List<Move> moves) {
        Agenda agenda = now.agenda();
        if (agenda.writesLeft() == 0 || agenda.isClosing()) {
            return;
        }
        for (Write write : scenario.writes()) {
            write.on(now.world(), scenario.bytes())
                    .ifPresent(world -> {
                        Agenda after = agenda.afterWrite();
                        if (scenario.hasHints()) {
                            after = after.withTask(Task.hint(world.second()));
                        }
                        Situation written =
                                new Situation(world, now.first().afterWrite(), now.second().afterWrite(), after);
                        moves.add(new Move(new Event.Wrote(write), null, written));
                    });
        }
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

    private static boolean isInFlight(ActorState actor) {
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
            Stores.Answer answer =
                    one.read() == null || !(one.request() instanceof Request.Copy(var order))
                            ? stores.ask(now.world(), World.GONE, one.request())
                            : stores.land(now.world(), World.GONE, order, one.read(), now.world().second());
            moves.add(
                    new Move(
                            new Event.LandedLate(one.actor(), one.request(), answer.reply()),
                            null,
                            now.with(answer.world()).with(now.agenda().withLate(rest))));
        }
    }

    /** The work an actor has in hand; {@code null} if none. */
    static @org.jspecify.annotations.Nullable Work work(ActorState actor) {
        return actor instanceof ActorState.Working working ? working.key().work() : null;
    }
}
