package decant.cli.report;

import decant.cli.ledger.EndedPass;
import decant.cli.ledger.History;
import decant.cli.ledger.SaidLine;
import decant.cli.ledger.Sample;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How a migration went on, as one process tells it to another: samples as rows, since there are thousands. */
final class HistoryDocument {
    private HistoryDocument() {}

    static Map<String, Object> of(History history) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("samples", history.samples().stream().map(HistoryDocument::row).toList());
        document.put("passes", history.passes().stream().map(HistoryDocument::document).toList());
        document.put(
                "lines", history.lines().stream().map(said -> Map.of("at", said.at(), "line", said.line())).toList());
        return document;
    }

    static History read(Map<String, Object> document) {
        List<Sample> samples =
                document.get("samples") instanceof List<?> rows
                        ? rows.stream()
                                .map(row -> row instanceof List<?> cells ? sample(cells) : sample(List.of()))
                                .toList()
                        : List.of();
        return new History(
                samples,
                ReportFacts.each(document.get("passes"), HistoryDocument::pass),
                ReportFacts.each(
                        document.get("lines"),
                        members ->
                                new SaidLine(
                                        Instant.parse(ReportFacts.text(members.get("at"))),
                                        ReportFacts.text(members.get("line")))));
    }

    private static List<Object> row(Sample sample) {
        return List.of(
                sample.at().toEpochMilli(),
                sample.phase(),
                sample.step(),
                sample.keys(),
                sample.keysTotal(),
                sample.copied(),
                sample.copiedBytes(),
                sample.followed(),
                sample.lagMillis(),
                sample.exposureLagMillis(),
                sample.parked(),
                sample.pending(),
                sample.waiting(),
                sample.inFlight(),
                sample.limiter());
    }

    private static Sample sample(List<?> cells) {
        return new Sample(
                Instant.ofEpochMilli(number(cells, 0)),
                ReportFacts.text(cells.get(1)),
                ReportFacts.text(cells.get(2)),
                number(cells, 3),
                number(cells, 4),
                number(cells, 5),
                number(cells, 6),
                number(cells, 7),
                number(cells, 8),
                number(cells, 9),
                number(cells, 10),
                number(cells, 11),
                number(cells, 12),
                (int) number(cells, 13),
                ReportFacts.text(cells.get(14)));
    }

    private static long number(List<?> cells, int index) {
        return ReportFacts.number(cells.get(index));
    }

    private static Map<String, Object> document(EndedPass pass) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("step", pass.step());
        document.put("begun", pass.begun());
        document.put("ended", pass.ended());
        document.put("counts", pass.counts());
        return document;
    }

    private static EndedPass pass(Map<String, Object> members) {
        Map<String, Long> counts = new TreeMap<>();
        ReportFacts.members(members.get("counts"))
                .forEach((name, count) -> counts.put(name, ReportFacts.number(count)));
        return new EndedPass(
                ReportFacts.text(members.get("step")),
                Instant.parse(ReportFacts.text(members.get("begun"))),
                Instant.parse(ReportFacts.text(members.get("ended"))),
                counts);
    }
}
