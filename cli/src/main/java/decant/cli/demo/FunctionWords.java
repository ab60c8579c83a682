package decant.cli.demo;

import decant.cli.output.Figures;
import decant.simulator.functions.FunctionFigures;
import java.util.List;

/** How the account's functions fare, in a line. */
final class FunctionWords {
    private FunctionWords() {}

    /** While they work. */
    static String now(DemoFunctions functions, Narrator narrator) {
        long claimed = Math.round(functions.pressure() * functions.slots());
        int waiting = functions.figures().stream().mapToInt(FunctionFigures::waiting).sum();
        return "lambda  %s of %s  %s  %s throttled, to be tried again"
                .formatted(
                        Figures.count(claimed),
                        Figures.count(functions.slots(), "slot"),
                        narrator.bar(claimed, functions.slots()),
                        Figures.count(waiting, "event"));
    }

    /** What came of it, a line each. */
    static List<String> lines(List<FunctionFigures> figures) {
        return figures.stream()
                .map(each ->
                        "%s: %s, %s throttled, %s left"
                                .formatted(
                                        each.name(),
                                        Figures.count(each.invocations(), "run"),
                                        Figures.count(each.throttled()),
                                        Figures.count(each.waiting())))
                .toList();
    }
}
