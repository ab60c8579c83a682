package decant.cli.report;

import java.util.List;

/** A table: words to the left, numbers to the right. It scrolls by itself where the screen is narrow. */
final class Table {
    private final Markup out;
    private final List<String> heads;

    private Table(Markup out, List<String> heads) {
        this.out = out;
        this.heads = heads;
    }

    /**
     * Begins one.
     *
     * @param heads of the columns; one that begins with {@code >} is a column of numbers, one with {@code ~} of texts
     *     that may be long
     */
    static Table begin(Markup out, String... heads) {
        Table table = new Table(out, List.of(heads));
        out.open("div", "class", "scroll").open("table").open("thead").open("tr");
        for (String head : heads) {
            String style = style(head);
            out.leaf("th", style.isEmpty() ? head : head.substring(1), "scope", "col", "class", style);
        }
        out.close().close().open("tbody");
        return table;
    }

    private static String style(String head) {
        return switch (head.charAt(0)) {
            case '>' -> "number";
            case '~' -> "long";
            default -> "";
        };
    }

    /** A row, a text for each column. */
    Table row(String... cells) {
        return row("", cells);
    }

    private Table row(String style, String... cells) {
        out.open("tr", "class", style);
        for (int i = 0; i < cells.length; i++) {
            out.leaf("td", cells[i], "class", style(heads.get(i)));
        }
        out.close();
        return this;
    }

    /** The row of the sum. */
    Table sum(String... cells) {
        return row("sum", cells);
    }

    void end() {
        out.close().close().close();
    }
}
