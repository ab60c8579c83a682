package decant.cli.report;

import decant.cli.output.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Lines over time. The lines are drawn to the width there is; words beside them keep their size, so that it can be read
 * on a phone and on paper.
 *
 * @param title what is shown
 * @param unit of its values, such as {@code ms}
 * @param lines may be none
 * @param marks moments with a name
 * @param gap without a point for which a line is not drawn through
 */
record Graph(String title, String unit, TimeScale scale, List<Line> lines, List<Mark> marks, Duration gap) {
    private static final int GRID = 4;
    private static final double HIGH = 100;
    private static final double WIDE = 1000;

    /**
     * A line.
     *
     * @param style a class of the style sheet, which colours it
     * @param points in the order of their times
     */
    record Line(String name, String style, List<Point> points) {}

    /** A value at a moment. */
    record Point(Instant at, double value) {}

    /** A moment with a name. */
    record Mark(Instant at, String name) {}

    /** Whether there is anything to draw. */
    boolean isEmpty() {
        return lines.stream().allMatch(line -> line.points().isEmpty());
    }

    void write(Markup out) {
        double top = top();
        out.open("figure", "class", "graph");
        out.open("figcaption").leaf("strong", title).text(" ").leaf("span", unit, "class", "soft");
        out.open("span", "class", "legend");
        for (Line line : lines) {
            out.open("span", "class", "key " + line.style()).text(line.name()).close();
        }
        out.close().close();
        out.open("div", "class", "plot");
        values(out, top);
        out.open("div", "class", "area");
        out.open(
                "svg",
                "viewBox",
                "0 0 1000 100",
                "preserveAspectRatio",
                "none",
                "role",
                "img",
                "aria-label",
                description());
        for (int i = 0; i <= GRID; i++) {
            String y = number(HIGH * i / GRID);
            out.shape("line", "class", "grid", "x1", "0", "x2", "1000", "y1", y, "y2", y);
        }
        for (Line line : lines) {
            out.shape("path", "class", "line " + line.style(), "d", path(line, top));
        }
        for (Mark mark : marks) {
            String x = number(WIDE * scale.share(mark.at()));
            out.shape("line", "class", "mark", "x1", x, "x2", x, "y1", "0", "y2", "100");
        }
        out.close();
        names(out);
        out.close().close();
        times(out);
        out.close();
    }

    private void values(Markup out, double top) {
        out.open("div", "class", "values");
        for (int i = 0; i <= GRID; i++) {
            String at = TimeScale.percent((double) i / GRID);
            out.leaf("span", shown(top * (GRID - i) / GRID, top), "style", "top:" + at);
        }
        out.close();
    }

    private void names(Markup out) {
        for (int i = 0; i < marks.size(); i++) {
            Mark mark = marks.get(i);
            double share = scale.share(mark.at());
            String side = share > 0.75 ? "right:" + TimeScale.percent(1 - share) : "left:" + TimeScale.percent(share);
            // Names of marks near each other stand at several heights.
            String style = side + ";top:" + 1.3 * (i % 3) + "rem";
            out.leaf("span", mark.name(), "class", "name", "style", style);
        }
    }

    private void times(Markup out) {
        out.open("div", "class", "times");
        for (TimeScale.Named named : scale.named()) {
            out.leaf("span", named.words(), "style", "left:" + TimeScale.percent(named.share()));
        }
        out.close();
    }

    /** A round value above all others. */
    private double top() {
        double highest =
                lines.stream().flatMap(line -> line.points().stream()).mapToDouble(Point::value).max().orElse(0);
        if (highest <= 0) {
            return 1;
        }
        double unitOf = Math.pow(10, Math.floor(Math.log10(highest)));
        for (double step : new double[] {1, 1.2, 1.6, 2, 2.4, 3.2, 4, 5, 6, 8}) {
            if (step * unitOf >= highest) {
                return step * unitOf;
            }
        }
        return 10 * unitOf;
    }

    private String path(Line line, double top) {
        StringBuilder path = new StringBuilder();
        Instant before = null;
        for (Point point : line.points()) {
            boolean isNew = before == null || Duration.between(before, point.at()).compareTo(gap) > 0;
            path.append(isNew ? "M" : "L")
                    .append(number(WIDE * scale.share(point.at())))
                    .append(' ')
                    .append(number(HIGH * (1 - Math.clamp(point.value() / top, 0, 1))));
            if (isNew) {
                // A point by itself is a dot, since the ends of lines are round.
                path.append("h0.01");
            }
            before = point.at();
        }
        return path.toString();
    }

    private String description() {
        return title
                + " in "
                + unit
                + ", "
                + scale.days()
                + ": "
                + String.join(", ", lines.stream().map(Line::name).toList());
    }

    private static String shown(double value, double top) {
        return top >= 10
                ? Figures.count(Math.round(value))
                : String.format(Locale.ROOT, top >= 1 ? "%.1f" : "%.2f", value);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
