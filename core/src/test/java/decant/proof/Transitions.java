package decant.proof;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The steps from a situation, by numbers. What an actor may do depends on the world, its own state, the agenda, and of
 * the other actor only on whether that one is idle; and so does every property of such a step. So the real code runs
 * once for each such combination, of which there are far fewer than situations, and what came of it is kept. For one
 * thread.
 */
final class Transitions {
    /** Who does a step, where no actor does. */
    private static final int NO_ACTOR = 2;

    /** A step that breaks a promise. */
    record Broken(Property property, Move move) {}

    private final Moves moves;
    private final List<Property> properties;
    private final @Nullable Reduction reduction;
    private final Situations situations;

    private final Tuples known = new Tuples();
    private final Ints begins = new Ints();
    private final Ints steps = new Ints();

    private final Pool<Effect> effects = new Pool<>();
    private final Map<Long, Integer> affected = new HashMap<>();
    private final Map<Integer, Integer> exchanged = new HashMap<>();
    private @Nullable Broken broken;

    /** What a step of the world does to the state of each actor. */
    private sealed interface Effect {
        record Nothing() implements Effect {}

        record Wrote() implements Effect {}

        /** A moment is over and has a name. */
        record Passed(int names) implements Effect {}
    }

    /**
     * @param reduction {@code null} to reduce nothing
     */
    Transitions(Moves moves, List<Property> properties, @Nullable Reduction reduction, Situations situations) {
        this.moves = moves;
        this.properties = properties;
        this.reduction = reduction;
        this.situations = situations;
    }

    /** Gives the numbers of the situations that the steps from one lead to; stops where a step breaks a promise. */
    Optional<Broken> from(int number, IntConsumer next) {
        int world = situations.world(number);
        int first = situations.first(number);
        int second = situations.second(number);
        int agenda = situations.agenda(number);
        int firstSteps = ofActor(0, world, first, second, agenda);
        int secondSteps = ofActor(1, world, first, second, agenda);
        int worldSteps = ofWorld(world, first, second, agenda);
        if (broken != null) {
            return Optional.of(broken);
        }
        boolean onlyFirst = isTakenFirst(firstSteps);
        boolean onlySecond = !onlyFirst && isTakenFirst(secondSteps);
        for (long at = begin(firstSteps); at < end(firstSteps) && !onlySecond; at += 3) {
            next.accept(number(steps.get(at), steps.get(at + 1), second, steps.get(at + 2)));
        }
        for (long at = begin(secondSteps); at < end(secondSteps) && !onlyFirst; at += 3) {
            next.accept(number(steps.get(at), first, steps.get(at + 1), steps.get(at + 2)));
        }
        for (long at = begin(worldSteps); at < end(worldSteps) && !onlyFirst && !onlySecond; at += 3) {
            int effect = steps.get(at + 1);
            next.accept(number(steps.get(at), after(effect, first), after(effect, second), steps.get(at + 2)));
        }
        return Optional.empty();
    }

    private boolean isTakenFirst(int numbered) {
        return steps.get(begins.get(numbered)) == 1;
    }

    private long begin(int numbered) {
        return begins.get(numbered) + 1L;
    }

    private long end(int numbered) {
        return numbered + 1 < known.size() ? begins.get(numbered + 1L) : steps.size();
    }

    /** The number of what an actor may do. */
    private int ofActor(int actor, int world, int first, int second, int agenda) {
        int own = actor == 0 ? first : second;
        int other = actor == 0 ? second : first;
        boolean isAlone = situations.actors.value(other).isIdle();
        int before = known.size();
        int numbered = known.number(world, own, agenda, actor * 2 + (isAlone ? 1 : 0));
        if (numbered == before) {
            Situation now = situations.get(world, first, second, agenda);
            keep(now, moves.of(now, actor), actor);
        }
        return numbered;
    }

    /** The number of what the application and time may do. */
    private int ofWorld(int world, int first, int second, int agenda) {
        ActorState one = situations.actors.value(first);
        ActorState other = situations.actors.value(second);
        boolean isIdle = one.isIdle() && other.isIdle();
        boolean isInFlight = Moves.isInFlight(one) || Moves.isInFlight(other);
        int before = known.size();
        int numbered = known.number(world, (isIdle ? 1 : 0) + (isInFlight ? 2 : 0), agenda, NO_ACTOR * 2);
        if (numbered == before) {
            Situation now = situations.get(world, first, second, agenda);
            keep(now, moves.ofTheWorld(now), NO_ACTOR);
        }
        return numbered;
    }

    private void keep(Situation now, List<Move> found, int actor) {
        begins.add(Math.toIntExact(steps.size()));
        List<Move> kept = found;
        boolean isFirst = false;
        if (reduction != null && actor != NO_ACTOR) {
            Optional<Move> alone = found.stream().filter(move -> reduction.isTakenFirst(now, move, actor)).findFirst();
            isFirst = alone.isPresent();
            kept = alone.map(List::of).orElse(found);
        }
        steps.add(isFirst ? 1 : 0);
        for (Move move : found) {
            for (Property property : properties) {
                if (broken == null && !property.holds(now, move)) {
                    broken = new Broken(property, move);
                }
            }
        }
        for (Move move : kept) {
            Situation after = renamed(now, move);
            steps.add(situations.worlds.number(forgotten(after.world(), after.agenda())));
            steps.add(
                    actor == NO_ACTOR
                            ? effects.number(effect(now, move))
                            : situations.actors.number(forgotten(after.actor(actor))));
            steps.add(situations.agendas.number(after.agenda()));
        }
    }

    private Situation renamed(Situation now, Move move) {
        return reduction != null && move.event() instanceof Move.Event.TimePassed
                ? reduction.renamed(move.after(), now.world())
                : move.after();
    }

    private World forgotten(World world, Situation.Agenda agenda) {
        return reduction == null ? world : reduction.forget(world, agenda);
    }

    private ActorState forgotten(ActorState actor) {
        return reduction == null ? actor : reduction.forget(actor);
    }

    private Effect effect(Situation now, Move move) {
        return switch (move.event()) {
            case Move.Event.Wrote _ -> new Effect.Wrote();
            case Move.Event.TimePassed _ when reduction != null -> new Effect.Passed(now.world().names());
            case Move.Event.TimePassed _, Move.Event.LandedLate _ -> new Effect.Nothing();
            case Move.Event.Listed _,
                    Move.Event.ListedAgain _,
                    Move.Event.Asked _,
                    Move.Event.CopySent _,
                    Move.Event.CopyLanded _,
                    Move.Event.AnswerLost _,
                    Move.Event.Crashed _ ->
                    throw new IllegalStateException("No step of the world: " + move.event());
        };
    }

    private int after(int effect, int actor) {
        return affected.computeIfAbsent(
                (long) effect << 32 | actor,
                _ -> {
                    ActorState before = situations.actors.value(actor);
                    ActorState after =
                            switch (effects.value(effect)) {
                                case Effect.Nothing() -> before;
                                case Effect.Wrote() -> forgotten(before.afterWrite());
                                case Effect.Passed(int names) ->
                                        reduction == null ? before : reduction.renamed(before, names);
                            };
                    return situations.actors.number(after);
                });
    }

    /**
     * The number of a situation, both actors in the order in which their states were met where they may change places.
     */
    private int number(int world, int one, int other, int agenda) {
        return reduction != null && reduction.isSymmetric() && one > other
                ? situations.number(exchanged(world), other, one, agenda)
                : situations.number(world, one, other, agenda);
    }

    private int exchanged(int world) {
        return exchanged.computeIfAbsent(
                world, _ -> situations.worlds.number(situations.worlds.value(world).exchanged()));
    }

    /** The number of a situation as it comes out of a beginning. */
    int number(Situation situation) {
        return number(
                situations.worlds.number(forgotten(situation.world(), situation.agenda())),
                situations.actors.number(forgotten(situation.first())),
                situations.actors.number(forgotten(situation.second())),
                situations.agendas.number(situation.agenda()));
    }

    /** The move that leads from one to another, which was not kept. */
    Move between(int before, int after) {
        Situation now = situations.get(before);
        return moves.from(now).stream()
                .filter(move -> number(renamed(now, move)) == after)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No move leads there."));
    }

    /** How many combinations of a world, an agenda and one actor the real code was run for. */
    int combinations() {
        return known.size();
    }
}
