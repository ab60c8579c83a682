package decant.cli.report;

import decant.cli.output.Figures;
import decant.cli.output.Keys;
import decant.ledger.ParkedKey;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Keys that were given up, and those that came right later. */
final class KeysSection {
    /** More of them would be a page that nobody reads. */
    private static final int MAX_SHOWN = 100;

    private KeysSection() {}

    static void write(Markup out, ReportFacts facts) {
        long parked = facts.chronicle().parkedTotal();
        long resolved = facts.chronicle().resolvedTotal();
        out.leaf(
                "p",
                parked == 0
                        ? "No key is parked."
                        : Figures.count(parked, "key is", "keys are")
                                + " parked: "
                                + causes(facts.chronicle().parked(), parked)
                                + ".");
        keys(out, facts.chronicle().parked(), parked);
        if (resolved > 0) {
            out.open("details");
            out.leaf(
                    "summary",
                    Figures.count(resolved, "key was", "keys were")
                            + " parked and came right later: "
                            + causes(facts.chronicle().resolved(), resolved)
                            + ".");
            keys(out, facts.chronicle().resolved(), resolved);
            out.close();
        }
    }

    private static String causes(List<ParkedKey> keys, long total) {
        Map<String, Long> causes =
                keys.stream()
                        .map(ParkedKey::cause)
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        String words =
                causes.entrySet().stream()
                        .sorted(
                                Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .map(cause -> Figures.count(cause.getValue()) + " " + cause.getKey())
                        .collect(Collectors.joining(", "));
        return keys.size() < total ? words + " among the first " + Figures.count(keys.size()) : words;
    }

    private static void keys(Markup out, List<ParkedKey> keys, long total) {
        if (keys.isEmpty()) {
            return;
        }
        Table table = Table.begin(out, "~key", "cause", "since", "~what happened");
        keys.stream()
                .limit(MAX_SHOWN)
                .forEach(key ->
                        table.row(
                                Keys.shown(key.key()),
                                key.cause(),
                                TimeScale.words(key.since()),
                                Keys.shown(key.detail())));
        table.end();
        if (total > MAX_SHOWN) {
            out.leaf("p", "The first " + MAX_SHOWN + " in key order are shown.", "class", "soft");
        }
    }
}
