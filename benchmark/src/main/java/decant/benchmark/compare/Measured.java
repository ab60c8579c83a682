package decant.benchmark.compare;

import decant.benchmark.compare.Findings.Finding;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What a tool took for a pass, and what it left.
 *
 * @param cpuSeconds of the process and of those that it waited for
 * @param peakMebibytes most memory of the process
 */
record Measured(
        int exitCode,
        double seconds,
        double cpuSeconds,
        double peakMebibytes,
        Map<RequestKind, Double> requests,
        Map<Finding, Double> findings) {
    /** The middle of each figure by itself; of the exit codes the worst. */
    static Measured median(List<Measured> runs) {
        Map<RequestKind, Double> requests = new EnumMap<>(RequestKind.class);
        for (RequestKind kind : RequestKind.values()) {
            requests.put(kind, middle(runs, run -> run.requests().getOrDefault(kind, 0.0)));
        }
        Map<Finding, Double> findings = new EnumMap<>(Finding.class);
        for (Finding finding : Finding.values()) {
            findings.put(finding, middle(runs, run -> run.findings().getOrDefault(finding, 0.0)));
        }
        return new Measured(
                runs.stream().mapToInt(Measured::exitCode).max().orElseThrow(),
                middle(runs, Measured::seconds),
                middle(runs, Measured::cpuSeconds),
                middle(runs, Measured::peakMebibytes),
                requests,
                findings);
    }

    private static double middle(List<Measured> runs, ToDoubleFunction<Measured> figure) {
        double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[half]
                : Arrays.stream(sorted, half - 1, half + 1).average().orElseThrow();
    }
}
