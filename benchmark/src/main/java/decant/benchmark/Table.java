package decant.benchmark;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Budgets beside what was measured. */
final class Table {
    private static final String ROW = "| %-44s | %14s | %14s | %-4s |%n";

    private record Row(String what, String budget, String measured, String ok) {}

    private final String title;
    private final List<Row> rows = new ArrayList<>();

    Table(String title) {
        this.title = title;
    }

    /** Adds a figure that must not exceed its budget. */
    Table atMost(String what, double budget, double measured) {
        rows.add(new Row(what, "<= " + figure(budget), figure(measured), measured <= budget ? "yes" : "NO"));
        return this;
    }

    /** Adds a figure that has no budget. */
    Table plain(String what, double measured) {
        rows.add(new Row(what, "", figure(measured), ""));
        return this;
    }

    private static String figure(double value) {
        if (value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%,.0f", value);
    }

    void print(PrintStream out) {
        out.println();
        out.println(title);
        out.println();
        out.printf(Locale.ROOT, ROW, "", "budget", "measured", "ok");
        out.printf(Locale.ROOT, ROW, "---", "---", "---", "---");
        rows.forEach(row -> out.printf(Locale.ROOT, ROW, row.what(), row.budget(), row.measured(), row.ok()));
        out.println();
    }
}
