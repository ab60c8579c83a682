package decant.cli.report;

import decant.backfill.Tally;
import decant.cli.ledger.EndedPass;
import decant.cli.output.Figures;
import decant.model.Aspect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What each pass did. */
final class MovedSection {
    private MovedSection() {}

    static void write(Markup out, Story story) {
        List<EndedPass> passes = story.facts().history().passes();
        if (passes.isEmpty() && story.facts().chronicle().tally().isEmpty()) {
            out.leaf("p", "No pass has begun yet.", "class", "soft");
            return;
        }
        Table table =
                Table.begin(
                        out,
                        "pass",
                        ">keys listed",
                        ">equal",
                        ">copied",
                        ">bytes",
                        ">repaired",
                        ">access lists",
                        ">removed",
                        ">left",
                        ">took");
        passes.forEach(pass -> row(table, pass, Figures.duration(Duration.between(pass.begun(), pass.ended()))));
        if (!story.facts().chronicle().tally().isEmpty()) {
            String step = story.facts().standing().step();
            row(
                    table,
                    new EndedPass(step, Instant.EPOCH, Instant.EPOCH, story.facts().chronicle().tally()),
                    "under way");
        }
        table.end();
        out.leaf(
                "p",
                "Changes that the application made meanwhile were carried by events, and are in no row. Left are keys"
                        + " that were found missing or different and not changed by that pass.",
                "class",
                "soft");
    }

    private static void row(Table table, EndedPass pass, String took) {
        table.row(
                pass.step(),
                figure(pass.count(Tally.SOURCE_KEYS)),
                figure(pass.count(Tally.EQUAL)),
                figure(pass.count(Tally.COPIED)),
                pass.count(Tally.COPIED_BYTES) == 0 ? "-" : Figures.bytes(pass.count(Tally.COPIED_BYTES)),
                figure(pass.count(Tally.REPAIRED)),
                figure(pass.count(Tally.repaired(Aspect.ACL))),
                figure(pass.count(Tally.REMOVED)),
                figure(pass.count(Tally.MISSING) + pass.count(Tally.DIFFERENT) + pass.count(Tally.UNDECIDED)),
                took);
    }

    private static String figure(long number) {
        return number == 0 ? "-" : Figures.count(number);
    }
}
