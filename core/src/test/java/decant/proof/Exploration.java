package decant.proof;

import decant.reconcile.Policy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes every step from every situation that a scenario can come to, each once, in the order of their distance from the
 * beginning, so that the first broken promise found is one with the shortest history. Nothing is sampled; to meet more
 * situations than allowed is a failure.
 */
final class Exploration {
    private static final int NONE = -1;

    /**
     * So many writes, and conditions, let a live actor be refused more often than a key is tried before it is parked.
     */
    private static final int MANY_WRITES = 3;

    /** Enough for those: the machine that is explored gives up later than the default. */
    private static final int ROUNDS_OF_MANY_WRITES = 10;

    /** A bit beside the number of the situation to which a step leads. */
    private static final int IN_VAIN = Integer.MIN_VALUE;

    private final Scenario scenario;
    private final int mostSituations;
    private final Situations situations = new Situations();
    private final Transitions transitions;
    private final Ints parents = new Ints();
    private final Ints firstEdges = new Ints();
    private final Ints edges = new Ints();

    private Exploration(
            Scenario scenario, List<Property> properties, int mostSituations, @Nullable Reduction reduction) {
        this.scenario = scenario;
        this.mostSituations = mostSituations;
        this.transitions = new Transitions(new Moves(scenario), properties, reduction, situations);
    }

    /** That meets one only of situations that differ in nothing that matters. */
    static Exploration reduced(Scenario scenario, List<Property> properties, int mostSituations) {
        return new Exploration(scenario, properties, mostSituations, new Reduction(scenario, properties));
    }

    /** That meets every single one. */
    static Exploration full(Scenario scenario, List<Property> properties, int mostSituations) {
        return new Exploration(scenario, properties, mostSituations, null);
    }

    /**
     * What an exploration came to.
     *
     * @param situations how many there are
     * @param steps how many steps lead from one to another
     * @param combinations how often the real code was run: once for each world, agenda and state of one actor
     * @param orders how many orders of steps they stand for, from a beginning to an end
     * @param broken the story of the first broken promise
     */
    record Result(
            Scenario scenario, int situations, long steps, int combinations, double orders, Optional<Story> broken) {
        @Override
        public String toString() {
            return "%s: %,d situations, %,d steps, %.1e orders".formatted(scenario.title(), situations, steps, orders);
        }
    }

    Result run() {
        for (Situation beginning : Beginnings.of(scenario)) {
            meet(transitions.number(beginning), NONE);
        }
        int beginnings = situations.size();
        for (int number = 0; number < situations.size(); number++) {
            int parent = number;
            firstEdges.add(Math.toIntExact(edges.size()));
            Optional<Property> broken =
                    transitions.from(
                            number,
                            (next, isInVain) -> {
                                meet(next, parent);
                                edges.add(isInVain ? next | IN_VAIN : next);
                            });
            if (broken.isPresent()) {
                return result(Double.NaN, Optional.of(story(broken.get(), number)));
            }
            if (situations.size() > mostSituations) {
                throw new AssertionError(
                        "More than "
                                + mostSituations
                                + " situations in \""
                                + scenario.title()
                                + "\": raise the bound.");
            }
        }
        firstEdges.add(Math.toIntExact(edges.size()));
        return result(orders(beginnings), Optional.empty());
    }

    private Result result(double orders, Optional<Story> broken) {
        return new Result(scenario, situations.size(), edges.size(), transitions.combinations(), orders, broken);
    }

    /** Numbers are given one after the other, so a new one is the next. */
    private void meet(int number, int parent) {
        if (number == parents.size()) {
            parents.add(parent);
        }
    }

    /** The shortest history to a situation and the step that breaks a promise there, with real dates and bytes. */
    private Story story(Property broken, int number) {
        Deque<Integer> path = new ArrayDeque<>();
        for (int at = number; at != NONE; at = parents.get(at)) {
            path.push(at);
        }
        int root = path.pop();
        Situation beginning =
                Beginnings.of(scenario).stream()
                        .filter(one -> transitions.number(one) == root)
                        .findFirst()
                        .orElseThrow();
        List<Move> moves = new ArrayList<>();
        Situation now = beginning;
        for (int next : path) {
            moves.add(transitions.move(now, next));
            now = moves.getLast().after();
        }
        moves.add(transitions.breaking(now, broken));
        return Story.of(broken, beginning, moves);
    }

    /**
     * Ways from a beginning to an end, counted along an order in which every step leads onwards; there is one. None of
     * them may have so many rounds in vain that the machine would give up.
     */
    private double orders(int beginnings) {
        int count = situations.size();
        int[] waysIn = new int[count];
        for (long edge = 0; edge < edges.size(); edge++) {
            waysIn[edges.get(edge) & ~IN_VAIN]++;
        }
        double[] ways = new double[count];
        byte[] inVain = new byte[count];
        int[] ready = new int[count];
        int end = 0;
        for (int number = 0; number < beginnings; number++) {
            ways[number] = 1;
            ready[end++] = number;
        }
        double orders = 0;
        for (int next = 0; next < end; next++) {
            int number = ready[next];
            int lastEdge = firstEdges.get(number + 1L);
            if (firstEdges.get(number) == lastEdge) {
                orders += ways[number];
            }
            for (int edge = firstEdges.get(number); edge < lastEdge; edge++) {
                int step = edges.get(edge);
                int onward = step & ~IN_VAIN;
                ways[onward] += ways[number];
                inVain[onward] = (byte) Math.max(inVain[onward], inVain[number] - (step >> 31));
                if (--waysIn[onward] == 0) {
                    ready[end++] = onward;
                }
            }
        }
        if (end != count) {
            throw new AssertionError("Steps that lead in a circle in \"" + scenario.title() + "\": it need not end.");
        }
        requireFew(inVain);
        return orders;
    }

    /** Where rounds are not counted along the way, since the machine would give up by their number alone. */
    private void requireFew(byte[] roundsInVain) {
        int most = 0;
        for (byte rounds : roundsInVain) {
            most = Math.max(most, rounds);
        }
        boolean refuseEachOther =
                scenario.writeCount() >= MANY_WRITES
                        && scenario.role(0) == Role.LIVE
                        && scenario.honoured().copyTargetMatch();
        if (most >= (refuseEachOther ? ROUNDS_OF_MANY_WRITES : Policy.DEFAULT_MAX_TRIES)) {
            throw new AssertionError(most + " rounds in vain in \"" + scenario.title() + "\": the key may be parked.");
        }
    }
}
