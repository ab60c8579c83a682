package decant.cli.demo;

import decant.cli.output.Figures;
import decant.flow.CallTally;
import decant.store.Operation;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many calls of which kind were made at each side. */
record CallTable(CallTally source, CallTally target) {
    private static final Map<Operation, String> COLUMNS = columns();

    private static Map<Operation, String> columns() {
        Map<Operation, String> columns = new LinkedHashMap<>();
        columns.put(Operation.LIST, "list");
        columns.put(Operation.LOOK, "look");
        columns.put(Operation.READ_TAGS, "tags");
        columns.put(Operation.READ_ACL, "access");
        columns.put(Operation.COPY, "copy");
        columns.put(Operation.WRITE_ACL, "narrow");
        columns.put(Operation.WRITE_TAGS, "tag");
        columns.put(Operation.REMOVE, "remove");
        return columns;
    }

    List<String> lines() {
        return List.of(
                row("calls", COLUMNS.values().stream().toList()),
                row("  source", cells(source)),
                row("  target", cells(target)));
    }

    private static List<String> cells(CallTally tally) {
        return COLUMNS.keySet().stream()
                .map(operation -> tally.of(operation).calls())
                .map(calls -> calls == 0 ? "-" : Figures.count(calls))
                .toList();
    }

    private static String row(String label, List<String> cells) {
        StringBuilder row = new StringBuilder("  %-12s".formatted(label));
        cells.forEach(cell -> row.append("%7s ".formatted(cell)));
        return row.toString().stripTrailing();
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("source", members(source));
        document.put("target", members(target));
        return document;
    }

    private static Map<String, Object> members(CallTally tally) {
        Map<String, Object> members = new LinkedHashMap<>();
        Arrays.stream(Operation.values())
                .filter(operation -> tally.of(operation).calls() > 0)
                .forEach(operation -> members.put(operation.name(), tally.of(operation).calls()));
        return members;
    }
}
