package decant.cli.plan;

import decant.cli.budget.BudgetPlan;
import decant.cli.output.Figures;
import decant.cli.price.Money;
import decant.cli.price.PriceTable;
import decant.flow.Caps;
import decant.s3.survey.Survey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a migration takes, from a sample of its source.
 *
 * @param bytes in the source, as far as the sample tells
 * @param money requests and transfer; empty where a price is not known
 * @param time the least that copying takes
 * @param perSecond the copies that this is reckoned with
 * @param prices where the prices are from, or why there are none
 */
public record MoveForecast(
        Sample sample,
        RequestForecast requests,
        long bytes,
        Optional<Money> money,
        Duration time,
        int perSecond,
        String prices) {
    /** What S3 grants a prefix at least, COPY included [S3 user guide, performance]. */
    private static final int COPIES_OF_A_PREFIX = 3_500;

    /**
     * The forecast for two buckets.
     *
     * @param caps which may hold copies below what S3 grants
     * @param budget by whose prices it is reckoned
     */
    public static MoveForecast of(
            Sample sample, RequestForecast requests, Survey source, Survey target, Caps caps, BudgetPlan budget) {
        long bytes = sample.projectedBytes();
        int perSecond = Math.min(COPIES_OF_A_PREFIX, caps.maxCopiesPerSecond());
        PriceTable table = budget.table();
        boolean priced = budget.owns() || (source.aws() && target.aws());
        Optional<Money> money = priced ? money(requests, bytes, source, target, table) : Optional.empty();
        String prices = priced ? words(source, target, table) : "not known: at least one side is not on AWS.";
        Duration time = Duration.ofMillis(1_000L * requests.copies() / Math.max(1, perSecond));
        return new MoveForecast(sample, requests, bytes, money, time, perSecond, prices);
    }

    private static Optional<Money> money(
            RequestForecast requests, long bytes, Survey source, Survey target, PriceTable table) {
        return PriceTable.sum(
                List.of(
                        table.writes(target.region(), requests.copies() + requests.targetLists()),
                        table.writes(source.region(), requests.sourceLists()),
                        table.reads(source.region(), requests.sourceAcls() + requests.sourceLooks()),
                        table.reads(target.region(), requests.targetAcls() + requests.targetLooks()),
                        table.transfer(source.region(), target.region(), bytes)));
    }

    private static String words(Survey source, Survey target, PriceTable table) {
        return table.rates(source.region(), target.region())
                .map(rates -> rates + "; no storage, KMS or events in it.")
                .orElse(
                        "not known: the table of prices (%s) lacks %s, %s, or the way between them."
                                .formatted(table.date(), source.region(), target.region()));
    }

    /** For people. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!sample.known()) {
            lines.add("What it takes is not known: the listing was too short to tell how many keys there are.");
            return lines;
        }
        String keys =
                sample.isComplete()
                        ? Figures.count(sample.all(), "key")
                        : Figures.about(sample.all(), sample.error()) + " keys";
        lines.add("What it takes, for " + keys + ", " + Figures.bytes(bytes) + ":");
        lines.add(line("COPY", requests.copies(), "one a key; of one in parts, each part and two more"));
        lines.add(
                line(
                        "GET ACL",
                        requests.sourceAcls() + requests.targetAcls(),
                        "before each copy, and on both sides in the closing pass"));
        lines.add(
                line(
                        "HEAD",
                        requests.sourceLooks() + requests.targetLooks(),
                        "two a key in the closing pass; one for each part"));
        lines.add(line("LIST", requests.sourceLists() + requests.targetLists(), "nine for each 1,000 keys"));
        lines.add("  money    %12s  %s".formatted(money.map(Money::words).orElse("-"), prices));
        lines.add(
                "  time     %12s  at least: COPY at %s"
                        .formatted(Figures.duration(time), Figures.perSecond(perSecond)));
        return lines;
    }

    private static String line(String kind, long requests, String formula) {
        return "  %-8s %12s  %s".formatted(kind, Figures.count(requests), formula);
    }

    /** For scripts. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("known", sample.known());
        if (sample.known()) {
            document.put("keys", sample.all());
            document.put("keysError", sample.error());
            document.put("bytes", bytes);
            document.put("requests", requests.document());
            money.ifPresent(sum -> document.put("dollars", sum.dollars()));
            document.put("prices", prices);
            document.put("leastSeconds", time.toSeconds());
            document.put("copiesPerSecond", perSecond);
        }
        return document;
    }
}
