package decant.proof;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Takes every step from every situation that a scenario can come to, each once, in the order of their distance from the
 * beginning, so that the first broken promise found is one with the shortest history. Nothing is sampled; to meet more
 * situations than allowed is a failure.
 */
final class Exploration {
    private static final int NONE = -1;

    private final Scenario scenario;
    private final List<Property> properties;
    private final int mostSituations;
    private final Moves moves;
    private final Situations situations = new Situations();
    private final Ints parents = new Ints();
    private final Ints firstEdges = new Ints();
    private final Ints edges = new Ints();

    Exploration(Scenario scenario, List<Property> properties, int mostSituations) {
        this.scenario = scenario;
        this.properties = properties;
        this.mostSituations = mostSituations;
        this.moves = new Moves(scenario);
    }

    /**
     * What an exploration came to.
     *
     * @param situations how many there are
     * @param orders how many orders of steps they stand for, from a beginning to an end
     * @param broken the story of the first broken promise
     */
    record Result(Scenario scenario, int situations, long steps, double orders, Optional<Story> broken) {
        @Override
        public String toString() {
            return "%s: %,d situations, %,d steps, %.1e orders".formatted(scenario.title(), situations, steps, orders);
        }
    }

    Result run() {
        for (Situation beginning : Beginnings.of(scenario)) {
            situations.add(beginning);
            parents.add(NONE);
        }
        int beginnings = situations.size();
        for (int number = 0; number < situations.size(); number++) {
            Situation now = situations.get(number);
            firstEdges.add(edges.size());
            for (Move move : moves.from(now)) {
                for (Property property : properties) {
                    if (!property.holds(now, move)) {
                        Story story = Story.of(property, moves, history(number), move);
                        return new Result(scenario, situations.size(), edges.size(), Double.NaN, Optional.of(story));
                    }
                }
                edges.add(meet(move.after(), now, number));
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
        firstEdges.add(edges.size());
        return new Result(scenario, situations.size(), edges.size(), orders(beginnings), Optional.empty());
    }

    private int meet(Situation situation, Situation before, int parent) {
        int met = situations.size();
        int number = situations.add(situation, before, parent);
        if (number == met) {
            parents.add(parent);
        }
        return number;
    }

    private List<Situation> history(int number) {
        List<Situation> history = new ArrayList<>();
        for (int at = number; at != NONE; at = parents.get(at)) {
            history.add(situations.get(at));
        }
        Collections.reverse(history);
        return history;
    }

    /** Ways from a beginning to an end, counted along an order in which every step leads onwards; there is one. */
    private double orders(int beginnings) {
        int count = situations.size();
        int[] waysIn = new int[count];
        for (int edge = 0; edge < edges.size(); edge++) {
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
            int lastEdge = firstEdges.get(number + 1);
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

    /** The story of a history needs the moves once more, since only situations were kept. */
    static Move moveBetween(Moves moves, Situation before, Situation after) {
        return moves.from(before).stream()
                .filter(move -> move.after().equals(after))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No move leads there."));
    }
}
