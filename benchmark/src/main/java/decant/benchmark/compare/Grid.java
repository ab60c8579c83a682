package decant.benchmark.compare;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table as Markdown has it, its columns as wide as they must be. */
final class Grid {
    private final List<List<String>> rows = new ArrayList<>();

    Grid(List<String> head) {
        rows.add(head);
        rows.add(head.stream().map(_ -> "---").toList());
    }

    void row(List<String> cells) {
        rows.add(cells);
    }

    void print(PrintStream out) {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < rows.getFirst().size(); column++) {
            int at = column;
            widths.add(rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0));
        }
        for (List<String> row : rows) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < row.size(); column++) {
                cells.add(row.get(column) + " ".repeat(widths.get(column) - row.get(column).length()));
            }
            out.println(cells.stream().collect(Collectors.joining(" | ", "| ", " |")));
        }
        out.println();
    }
}
