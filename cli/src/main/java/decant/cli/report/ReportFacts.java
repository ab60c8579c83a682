package decant.cli.report;

import decant.cli.ledger.Chronicle;
import decant.cli.ledger.ChronicleRow;
import decant.cli.ledger.History;
import decant.cli.ledger.LatencyMark;
import decant.ledger.ParkedKey;
import decant.model.ObjectKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a migration, as its process tells it or as its state file does.
 *
 * @param rows what it remembers of itself, word by word
 */
public record ReportFacts(Standing standing, Map<String, String> rows, Chronicle chronicle, History history) {
    /** Keys that are named, of those parked and of those resolved. */
    public static final int MAX_KEYS = 1_000;

    public ReportFacts {
        rows = Map.copyOf(rows);
    }

    /** Marks of upload times, and the moments at which the application was moved, in the order of their times. */
    public List<LatencyMark> marksWith(List<LatencyMark> kept) {
        return Stream.concat(kept.stream(), MovedMarks.in(chronicle).stream())
                .distinct()
                .sorted(Comparator.comparing(LatencyMark::at))
                .toList();
    }

    /** As one process tells it to another. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("phase", standing.phase());
        document.put("paused", standing.paused());
        document.put("step", standing.step());
        document.put("running", standing.running());
        document.put("gates", standing.gates().stream().map(GateState::document).toList());
        document.put("seen", standing.seen());
        document.put("rows", rows);
        document.put("chronicle", chronicle.rows().stream().map(ReportFacts::document).toList());
        document.put("tally", chronicle.tally());
        document.put("parked", chronicle.parked().stream().map(ReportFacts::document).toList());
        document.put("parkedTotal", chronicle.parkedTotal());
        document.put("resolved", chronicle.resolved().stream().map(ReportFacts::document).toList());
        document.put("resolvedTotal", chronicle.resolvedTotal());
        document.put("history", HistoryDocument.of(history));
        return document;
    }

    private static Map<String, Object> document(ChronicleRow row) {
        return Map.of("at", row.at(), "kind", row.kind(), "text", row.text());
    }

    private static Map<String, Object> document(ParkedKey key) {
        return Map.of("key", key.key().toString(), "cause", key.cause(), "detail", key.detail(), "since", key.since());
    }

    /** What such a document says. */
    public static ReportFacts of(Map<String, Object> document) {
        Map<String, String> rows = new TreeMap<>();
        members(document.get("rows")).forEach((name, value) -> rows.put(name, text(value)));
        Map<String, Long> tally = new TreeMap<>();
        members(document.get("tally")).forEach((name, value) -> tally.put(name, number(value)));
        Standing standing =
                new Standing(
                        text(document.get("phase")),
                        Boolean.TRUE.equals(document.get("paused")),
                        text(document.get("step")),
                        Boolean.TRUE.equals(document.get("running")),
                        GateState.read(document.getOrDefault("gates", List.of())),
                        Instant.parse(text(document.get("seen"))));
        return new ReportFacts(
                standing,
                rows,
                new Chronicle(
                        each(document.get("chronicle"), ReportFacts::row),
                        tally,
                        each(document.get("parked"), ReportFacts::key),
                        number(document.get("parkedTotal")),
                        each(document.get("resolved"), ReportFacts::key),
                        number(document.get("resolvedTotal"))),
                HistoryDocument.read(members(document.get("history"))));
    }

    private static ChronicleRow row(Map<String, Object> members) {
        return new ChronicleRow(
                Instant.parse(text(members.get("at"))), text(members.get("kind")), text(members.get("text")));
    }

    private static ParkedKey key(Map<String, Object> members) {
        return new ParkedKey(
                ObjectKey.of(text(members.get("key"))),
                text(members.get("cause")),
                text(members.get("detail")),
                Instant.parse(text(members.get("since"))));
    }

    static <T> List<T> each(@Nullable Object list, Function<Map<String, Object>, T> read) {
        return list instanceof List<?> all ? all.stream().map(one -> read.apply(members(one))).toList() : List.of();
    }

    /** The members of an object of JSON; none where it is something else. */
    static Map<String, Object> members(@Nullable Object value) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, member) -> members.put(String.valueOf(name), member));
        }
        return members;
    }

    static String text(@Nullable Object value) {
        return String.valueOf(value);
    }

    static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }
}
