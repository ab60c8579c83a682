package decant.cli.demo;

import decant.audit.Certificate;
import decant.audit.Finding;
import decant.backfill.BackfillReport;
import decant.backfill.Tally;
import decant.cli.ending.ExitCode;
import decant.cli.follow.FollowFigures;
import decant.cli.output.Figures;
import decant.simulator.cdn.CdnFigures;
import decant.simulator.functions.FunctionFigures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a demo amounted to, for people and for scripts.
 *
 * @param moved the pass while users wrote
 * @param writes what users did meanwhile
 * @param requests how the application's requests fared
 * @param refused copies whose condition did not hold
 * @param live what events carried over
 * @param closed the closing pass
 * @param hidden how often a picture was made private or deleted
 * @param slots that the account's functions share
 */
record DemoReport(
        long seed,
        int users,
        BackfillReport moved,
        Map<Deed, Long> writes,
        Requests.Counts requests,
        long refused,
        FollowFigures.Snapshot live,
        BackfillReport closed,
        CallTable calls,
        Stranger.Sight stranger,
        long hidden,
        Sight visitors,
        CdnFigures cdn,
        int slots,
        List<FunctionFigures> functions,
        Certificate certificate,
        Duration took) {
    DemoVerdict verdict() {
        return DemoVerdict.of(
                stranger.shown() + visitors.exposed(), requests.failed() + visitors.failed(), certificate.verdict());
    }

    ExitCode exitCode() {
        return verdict().exitCode();
    }

    long written() {
        return writes.values().stream().mapToLong(Long::longValue).sum();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(verdict().line());
        addMove(lines);
        addWitnesses(lines);
        addProof(lines);
        lines.add(line("took", Figures.duration(took)));
        return lines;
    }

    private void addMove(List<String> lines) {
        lines.add(
                line(
                        "moved",
                        "%s, %s, while %d users wrote %s:"
                                .formatted(
                                        Figures.count(moved.count(Tally.COPIED), "object"),
                                        Figures.bytes(moved.count(Tally.COPIED_BYTES)),
                                        users,
                                        Figures.count(written(), "time"))));
        DeedWords.lines(writes).forEach(words -> lines.add(line("", words)));
        lines.add(
                line(
                        "live",
                        "%s carried over by events in %s, 99 %% within %s"
                                .formatted(
                                        Figures.count(live.messages(), "change"),
                                        Figures.duration(live.lags().median()),
                                        Figures.duration(live.lags().ninetyNinth()))));
        lines.add(
                line(
                        "caught up",
                        "%s copied, %s repaired, %s removed, when the users had stopped"
                                .formatted(
                                        Figures.count(closed.count(Tally.COPIED)),
                                        Figures.count(closed.count(Tally.REPAIRED)),
                                        Figures.count(closed.count(Tally.REMOVED)))));
        lines.add(
                line(
                        "races",
                        "%s refused by a condition: the object had just changed"
                                .formatted(Figures.count(refused, "copy", "copies"))));
    }

    private void addWitnesses(List<String> lines) {
        lines.add(
                line(
                        "application",
                        "%s answered, %s sent again, %s"
                                .formatted(
                                        Figures.count(requests.answered(), "request"),
                                        Figures.count(requests.repeated()),
                                        noneOr(requests.failed(), "failed"))));
        if (requests.failed() > 0) {
            lines.add(line("", requests.firstFailure()));
        }
        lines.add(
                line(
                        "visitors",
                        "%s through the CDN, %s out of its cache, %s"
                                .formatted(
                                        Figures.count(visitors.reads(), "read"),
                                        Figures.percent(cdn.hitShare(), 1),
                                        noneOr(visitors.failed(), "failed"))));
        lines.add(
                line(
                        "hidden",
                        "%s made private or deleted, %s shown too late in %s"
                                .formatted(
                                        Figures.count(hidden),
                                        visitors.exposed() == 0 ? "none" : Figures.count(visitors.exposed()),
                                        Figures.count(visitors.looks(), "look"))));
        lines.add(
                line(
                        "",
                        visitors.open().entrySet().stream()
                                .map(place -> place.getKey() + " " + time(place.getValue()))
                                .collect(Collectors.joining(", ", "seen there: ", ""))));
        if (!visitors.first().isEmpty()) {
            lines.add(line("", visitors.first()));
        }
        lines.add(
                line(
                        "exposed",
                        "%s that was never public: a stranger tried %s"
                                .formatted(
                                        stranger.shown() == 0 ? "nothing" : Figures.count(stranger.shown(), "picture"),
                                        Figures.count(stranger.tries(), "time"))));
        lines.add(line("functions", Figures.count(slots, "slot") + " for all of the account:"));
        FunctionWords.lines(functions).forEach(words -> lines.add(line("", words)));
    }

    private static String time(Duration open) {
        return open.isZero() ? "never" : "for up to " + Figures.duration(open);
    }

    private static String noneOr(long number, String what) {
        return (number == 0 ? "none" : Figures.count(number)) + " " + what;
    }

    private void addProof(List<String> lines) {
        lines.add(
                line(
                        "proven",
                        "%s, %s: content, metadata, tags, access, class"
                                .formatted(
                                        Figures.count(certificate.deepKeys(), "key"),
                                        Figures.bytes(certificate.targetBytes()))));
        new TreeMap<>(certificate.findings())
                .forEach((kind, count) -> lines.add(line("found", Figures.count(count) + " " + words(kind))));
        lines.addAll(certificate.relistingFailures());
        lines.addAll(calls.lines());
    }

    private static String words(Finding.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String line(String label, String text) {
        return "  %-12s%s".formatted(label, text);
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("seed", seed);
        document.put("verdict", verdict().name());
        document.put("moved", new TreeMap<>(moved.counts()));
        Map<String, Object> deeds = new LinkedHashMap<>();
        writes.forEach((deed, count) -> deeds.put(deed.name(), count));
        document.put("writesMeanwhile", written());
        document.put("writes", deeds);
        document.put("requestsAnswered", requests.answered());
        document.put("requestsSentAgain", requests.repeated());
        document.put("requestsFailed", requests.failed());
        document.put("refusedByConditions", refused);
        document.put("changesFollowed", live.messages());
        document.put("lagMedianMillis", live.lags().median().toMillis());
        document.put("lagP99Millis", live.lags().ninetyNinth().toMillis());
        document.put("closingPass", new TreeMap<>(closed.counts()));
        document.put("calls", calls.document());
        document.put("strangerTries", stranger.tries());
        document.put("strangerShown", stranger.shown());
        document.put("hidden", hidden);
        document.put("visitors", visitors.document());
        document.put("cdnHits", cdn.hits());
        document.put("cdnMisses", cdn.misses());
        Map<String, Object> throttled = new LinkedHashMap<>();
        functions.forEach(each -> throttled.put(each.name(), each.throttled()));
        document.put("throttled", throttled);
        document.put("keys", certificate.targetKeys());
        document.put("bytes", certificate.targetBytes());
        Map<String, Object> findings = new TreeMap<>();
        certificate.findings().forEach((kind, count) -> findings.put(kind.name(), count));
        document.put("findings", findings);
        document.put("relistedSpans", certificate.relistedSpans());
        document.put("notLookedAt", certificate.notLookedAt());
        document.put("tookMillis", took.toMillis());
        return document;
    }
}
