package decant.cli.report;

import decant.cli.budget.Bill;
import decant.cli.latency.LatencyCourse;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a report is made of.
 *
 * @param source as people write it
 * @param target likewise
 * @param made when the report is
 * @param version of the program that makes it
 * @param budgetDollars what may be spent, where there is a bound
 * @param latency upload times, where some were measured
 */
public record ReportInput(
        String source,
        String target,
        ReportFacts facts,
        Instant made,
        String version,
        Bill bill,
        OptionalDouble budgetDollars,
        Optional<LatencyCourse> latency) {
    Story story() {
        return new Story(facts, made);
    }
}
