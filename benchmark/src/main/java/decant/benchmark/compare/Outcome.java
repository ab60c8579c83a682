package decant.benchmark.compare;

import decant.benchmark.compare.Findings.Finding;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** What a pass took and left, by tool, each beside the first of them. */
final class Outcome {
    private final Pass pass;
    private final Map<Tool, Measured> medians = new LinkedHashMap<>();
    private final Measured first;

    private Outcome(Pass pass, Map<Tool, Map<Pass, List<Measured>>> measured) {
        this.pass = pass;
        measured.forEach((tool, passes) -> medians.put(tool, Measured.median(passes.getOrDefault(pass, List.of()))));
        this.first = medians.values().iterator().next();
    }

    static void print(Pass pass, Map<Tool, Map<Pass, List<Measured>>> measured, PrintStream out) {
        new Outcome(pass, measured).print(out);
    }

    private void print(PrintStream out) {
        out.println(pass.title() + "; medians:");
        out.println();
        String times = "x " + medians.keySet().iterator().next().name();
        Grid taken = new Grid(List.of("tool", "seconds", times, "CPU s", times, "MiB"));
        Grid asked = new Grid(head(Arrays.stream(RequestKind.values()).map(RequestKind::word)));
        Grid left =
                new Grid(head(Stream.concat(Stream.of("exit"), Arrays.stream(Finding.values()).map(Finding::word))));
        medians.forEach((tool, median) -> {
            taken.row(
                    List.of(
                            tool.name(),
                            figure("%.1f", median.seconds()),
                            ratio(median, Measured::seconds),
                            figure("%.1f", median.cpuSeconds()),
                            ratio(median, Measured::cpuSeconds),
                            figure("%,.0f", median.peakMebibytes())));
            asked.row(row(tool, Arrays.stream(RequestKind.values()).map(kind -> number(median.requests().get(kind)))));
            left.row(
                    row(
                            tool,
                            Stream.concat(
                                    Stream.of(Integer.toString(median.exitCode())),
                                    Arrays.stream(Finding.values())
                                            .map(finding -> number(median.findings().get(finding))))));
        });
        taken.print(out);
        out.println("Requests:");
        out.println();
        asked.print(out);
        out.println("Keys that are not at the target as they are at the source:");
        out.println();
        left.print(out);
    }

    private static List<String> head(Stream<String> columns) {
        return Stream.concat(Stream.of("tool"), columns).toList();
    }

    private static List<String> row(Tool tool, Stream<String> cells) {
        List<String> row = new ArrayList<>(List.of(tool.name()));
        cells.forEach(row::add);
        return row;
    }

    private String ratio(Measured median, ToDoubleFunction<Measured> figure) {
        return figure("%.2f", figure.applyAsDouble(median) / figure.applyAsDouble(first));
    }

    private static String number(@org.jspecify.annotations.Nullable Double value) {
        return value == null || value == 0 ? "0" : figure("%,.0f", value);
    }

    private static String figure(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
