package decant.cli.demo;

import decant.backfill.Tally;
import decant.cli.output.Figures;
import java.util.List;

/** What is seen while the closing pass works. */
final class ClosingProgress {
    private final PassCounts counts = new PassCounts();

    PassCounts counts() {
        return counts;
    }

    List<String> lines() {
        String done =
                "equal %s  copied %s  repaired %s  removed %s"
                        .formatted(
                                Figures.count(counts.of(Tally.EQUAL)),
                                Figures.count(counts.of(Tally.COPIED)),
                                Figures.count(counts.of(Tally.REPAIRED)),
                                Figures.count(counts.of(Tally.REMOVED)));
        return counts.waiting().isEmpty() ? List.of(done) : List.of(done, counts.waiting());
    }
}
