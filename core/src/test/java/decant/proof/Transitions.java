package decant.proof;

import decant.reconcile.Outcome;
import decant.reconcile.Work;
import java.util.List;
import java.util.Optional;
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

    /** Numbers that are kept of a step: of its world, of an actor or an effect, and of its agenda. */
    private static final int STEP = 3;

    /** A bit beside the number of a step's world. */
    private static final int IN_VAIN = Integer.MIN_VALUE;

    /** Takes where a step leads to. */
    interface Next {
        /**
         * @param isInVain whether a round of an actor's work ended by it in vain
         */
        void accept(int number, boolean isInVain);
    }

    private final Moves moves;
    private final List<Property> properties;
    private final @Nullable Reduction reduction;
    private final Situations situations;
    private final Names names;

    private final Tuples known = new Tuples();
    private final Ints begins = new Ints();
    private final Ints steps = new Ints();

    private final Pool<Effect> effects = new Pool<>();
    private final Memo affected = new Memo();
    private @Nullable Property broken;

    /** What a step of the world does to the state of each actor. */
    private sealed interface Effect {
        record Nothing() implements Effect {}

        record Wrote() implements Effect {}

        record Passed(long seconds) implements Effect {}
    }

    /**
     * @param reduction {@code null} to reduce nothing
     */
    Transitions(Moves moves, List<Property> properties, @Nullable Reduction reduction, Situations situations) {
        this.moves = moves;
        this.properties = properties;
        this.reduction = reduction;
        this.situations = situations;
        this.names = new Names(reduction, situations);
    }

    /** Gives the numbers of the situations that the steps from one lead to; stops where a step breaks a promise. */
    Optional<Property> from(int number, Next next) {
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
        if (!onlySecond) {
            for (long at = begin(firstSteps); at < end(firstSteps); at += STEP) {
                int to = names.number(worldOf(at), steps.get(at + 1), second, steps.get(at + 2));
                next.accept(to, isInVain(at));
            }
        }
        if (!onlyFirst) {
            for (long at = begin(secondSteps); at < end(secondSteps); at += STEP) {
                int to = names.number(worldOf(at), first, steps.get(at + 1), steps.get(at + 2));
                next.accept(to, isInVain(at));
            }
        }
        if (!onlyFirst && !onlySecond) {
            for (long at = begin(worldSteps); at < end(worldSteps); at += STEP) {
                int effect = steps.get(at + 1);
                int one = after(effect, 0, first);
                int other = after(effect, 1, second);
                next.accept(names.number(worldOf(at), one, other, steps.get(at + 2)), false);
            }
        }
        return Optional.empty();
    }

    private int worldOf(long step) {
        return steps.get(step) & ~IN_VAIN;
    }

    private boolean isInVain(long step) {
        return (steps.get(step) & IN_VAIN) != 0;
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
                    broken = property;
                }
            }
        }
        for (Move move : kept) {
            Situation after = reduction == null ? move.after() : reduction.later(move.after());
            int world = situations.worlds.number(forgotten(after.world(), after.agenda()));
            steps.add(isInVain(now, move, actor) ? world | IN_VAIN : world);
            steps.add(
                    actor == NO_ACTOR
                            ? effects.number(effect(move))
                            : situations.actors.number(forgotten(actor, after.actor(actor))));
            steps.add(situations.agendas.number(forgotten(after.agenda())));
        }
    }

    /** Whether another round began, or will, because of a change under an actor's hands, or a failure. */
    private static boolean isInVain(Situation now, Move move, int actor) {
        if (move.ended() != null) {
            return move.ended().outcome() instanceof Outcome.Again again && again.inVain();
        }
        Work before = actor == NO_ACTOR ? null : Moves.work(now.actor(actor));
        Work after = actor == NO_ACTOR ? null : Moves.work(move.after().actor(actor));
        return before != null && after != null && after.tries() > before.tries();
    }

    private World forgotten(World world, Situation.Agenda agenda) {
        return reduction == null ? world : reduction.forget(world, agenda);
    }

    private ActorState forgotten(int actor, ActorState state) {
        return reduction == null ? state : reduction.forget(actor, state);
    }

    private Situation.Agenda forgotten(Situation.Agenda agenda) {
        return reduction == null ? agenda : reduction.forget(agenda);
    }

    private Effect effect(Move move) {
        return switch (move.event()) {
            case Move.Event.Wrote _ -> new Effect.Wrote();
            case Move.Event.TimePassed(long seconds) when reduction != null -> new Effect.Passed(seconds);
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

    private int after(int effect, int actor, int state) {
        int known = affected.get(2 * effect + actor, state);
        if (known != Memo.UNKNOWN) {
            return known;
        }
        ActorState before = situations.actors.value(state);
        ActorState after =
                switch (effects.value(effect)) {
                    case Effect.Nothing() -> before;
                    case Effect.Wrote() -> forgotten(actor, before.afterWrite());
                    case Effect.Passed(long seconds) -> Renaming.later(before, seconds);
                };
        return affected.put(2 * effect + actor, state, situations.actors.number(after));
    }

    /** The number of a situation as the moves make it. */
    int number(Situation situation) {
        Situation now = reduction == null ? situation : reduction.later(situation);
        return names.number(
                situations.worlds.number(forgotten(now.world(), now.agenda())),
                situations.actors.number(forgotten(0, now.first())),
                situations.actors.number(forgotten(1, now.second())),
                situations.agendas.number(forgotten(now.agenda())));
    }

    /** A move that leads to a situation of this number. */
    Move move(Situation now, int to) {
        return moves.from(now).stream()
                .filter(move -> number(move.after()) == to)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No move leads there."));
    }

    /** The move that breaks a promise. */
    Move breaking(Situation now, Property property) {
        return moves.from(now).stream()
                .filter(move -> !property.holds(now, move))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No move breaks it."));
    }

    /** How many combinations of a world, an agenda and one actor the real code was run for. */
    int combinations() {
        return known.size();
    }
}
