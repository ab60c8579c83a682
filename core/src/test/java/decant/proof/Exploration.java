package decant.proof;

import java.util.ArrayList;
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
        return new Exploration(scenario, properties, mostSituations, new Reduction(scenario));
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
            Optional<Transitions.Broken> broken =
                    transitions.from(
                            number,
                            next -> {
                                meet(next, parent);
                                edges.add(next);
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

    private Story story(Transitions.Broken broken, int number) {
        List<Move> moves = new ArrayList<>();
        moves.add(broken.move());
        int at = number;
        while (parents.get(at) != NONE) {
            moves.addFirst(transitions.between(parents.get(at), at));
            at = parents.get(at);
        }
        return Story.of(broken.property(), situations.get(at), moves);
    }

    /** Ways from a beginning to an end, counted along an order in which every step leads onwards; there is one. */
    private double orders(int beginnings) {
        int count = situations.size();
        int[] waysIn = new int[count];
        for (long edge = 0; edge < edges.size(); edge++) {
            waysIn[edges.get(edge)]++;
        }
        double[] ways = new double[count];
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
                int onward = edges.get(edge);
                ways[onward] += ways[number];
                if (--waysIn[onward] == 0) {
                    ready[end++] = onward;
                }
            }
        }
        if (end != count) {
            throw new AssertionError("Steps that lead in a circle in \"" + scenario.title() + "\": it need not end.");
        }
        return orders;
    }
}
