package decant.cli.latency;

import decant.cli.ending.Refusal;
import decant.cli.ledger.BucketSide;
import decant.cli.ledger.LatencyMark;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import javax.imageio.ImageIO;
import org.knowm.xchart.AnnotationLine;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws the course of one size over time: source, target, the application where it is known, and each mark. */
public final class LatencyPicture {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 600;

    /** Pixels of a bitmap for each unit, for screens that have so many. */
    private static final int BITMAP_SCALE = 2;

    private static final Color INK = new Color(0x33, 0x41, 0x55);
    private static final Color SOFT = new Color(0x64, 0x74, 0x8B);
    private static final Color GRID = new Color(0xE2, 0xE8, 0xF0);
    private static final Color SOURCE = new Color(0x16, 0xA3, 0x4A);
    private static final Color TARGET = new Color(0xEA, 0x8A, 0x0C);
    private static final Color APPLICATION = new Color(0x25, 0x63, 0xEB);
    private static final int FAINT = 115;

    /** Windows without an upload, beyond which a line is not drawn through. */
    private static final int LONGEST_GAP_WINDOWS = 3;

    /** Lines of fewer points are drawn with their points. */
    private static final int FEW_POINTS = 12;

    private static final float BOLD = 2.6f;
    private static final float THIN = 1.2f;
    private static final double HEADROOM = 1.15;

    static {
        // No window is ever opened, and a machine without a screen must do.
        System.setProperty("java.awt.headless", "true");
    }

    private final LatencyCourse course;
    private final int bytes;
    private final Instant begin;
    private final Instant end;
    private final double top;

    private LatencyPicture(LatencyCourse course, int bytes) {
        this.course = course;
        this.bytes = bytes;
        List<Instant> times = new ArrayList<>();
        double highest = 1;
        for (LatencyCourse.Line line : drawn(course, bytes)) {
            for (LatencyCourse.Window window : line.windows()) {
                times.add(middle(window));
                Percentiles measured = window.times();
                highest = Math.max(highest, millis(line.side() == null ? measured.p50() : measured.p95()));
            }
        }
        if (times.isEmpty()) {
            throw Refusal.file("There is nothing to draw yet: no upload was measured.");
        }
        course.marks().forEach(mark -> times.add(mark.at()));
        this.begin = times.stream().min(Instant::compareTo).orElseThrow();
        Instant last = times.stream().max(Instant::compareTo).orElseThrow();
        this.end = last.isAfter(begin) ? last : begin.plus(course.step());
        this.top = highest * HEADROOM;
    }

    /** A picture of the uploads of so many bytes. */
    public static LatencyPicture of(LatencyCourse course, int bytes) {
        return new LatencyPicture(course, bytes);
    }

    /** Writes it as vectors, which hold letters as outlines: it looks alike everywhere. */
    public void writeSvg(Path file) {
        write(file, out -> ChartEncoder.saveChart(chart(), out, "svg"));
    }

    /** Writes it as a bitmap. */
    public void writePng(Path file) {
        write(
                file,
                out -> {
                    BufferedImage image =
                            new BufferedImage(WIDTH * BITMAP_SCALE, HEIGHT * BITMAP_SCALE, BufferedImage.TYPE_INT_RGB);
                    Graphics2D graphics = image.createGraphics();
                    graphics.scale(BITMAP_SCALE, BITMAP_SCALE);
                    chart().paint(graphics, WIDTH, HEIGHT);
                    graphics.dispose();
                    ImageIO.write(image, "png", out);
                });
    }

    @FunctionalInterface
    private interface Drawing {
        void on(OutputStream out) throws IOException;
    }

    private static void write(Path file, Drawing drawing) {
        try (OutputStream out = Files.newOutputStream(file)) {
            drawing.on(out);
        } catch (IOException e) {
            throw Refusal.file("The picture " + file + " cannot be written (" + e + ").");
        } catch (LinkageError | InternalError e) {
            // What Java's drawing answers where the system has no fonts.
            throw Refusal.file(
                    "The picture "
                            + file
                            + " cannot be drawn, since this machine has no fonts ("
                            + e
                            + "); install"
                            + " fontconfig and a font, or take --csv.");
        }
    }

    private XYChart chart() {
        String move = course.marks().isEmpty() ? "" : ", before and after the move";
        XYChart chart =
                new XYChartBuilder()
                        .width(WIDTH)
                        .height(HEIGHT)
                        .title("Upload time" + move + title())
                        .xAxisTitle("time (UTC), " + days())
                        .yAxisTitle("upload time (ms)")
                        .build();
        style(chart.getStyler());
        // What lies below others comes first.
        for (LatencyCourse.Line line : drawn(course, bytes)) {
            if (line.side() != null) {
                add(chart, line, " p95", faint(colour(line)), THIN);
            }
        }
        for (LatencyCourse.Line line : drawn(course, bytes)) {
            add(chart, line, " p50", colour(line), BOLD);
        }
        for (int i = 0; i < course.marks().size(); i++) {
            mark(chart, course.marks().get(i), i);
        }
        return chart;
    }

    private String title() {
        return bytes == 0 ? "" : " (" + LatencyCourse.size(bytes) + ")";
    }

    private static List<LatencyCourse.Line> drawn(LatencyCourse course, int bytes) {
        return course.lines().stream().filter(line -> line.side() == null || line.bytes() == bytes).toList();
    }

    private void style(XYStyler styler) {
        Font plain = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
        Font strong = new Font(Font.SANS_SERIF, Font.BOLD, 13);
        styler.setLocale(Locale.ROOT).setChartBackgroundColor(Color.WHITE).setChartFontColor(INK).setChartPadding(24);
        styler.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 20)).setChartTitleBoxVisible(false);
        styler.setChartTitlePadding(14);
        styler.setPlotBackgroundColor(Color.WHITE).setPlotBorderVisible(false).setPlotContentSize(1);
        styler.setPlotMargin(0).setPlotGridVerticalLinesVisible(false).setPlotGridLinesColor(GRID);
        styler.setPlotGridLinesStroke(new BasicStroke(1));
        styler.setAxisTitleFont(plain.deriveFont(14f)).setAxisTickLabelsFont(plain).setAxisTickLabelsColor(SOFT);
        styler.setAxisTickMarksColor(GRID).setXAxisTickMarkSpacingHint(110).setYAxisTickMarkSpacingHint(60);
        styler.setTimezone(TimeZone.getTimeZone("UTC")).setDatePattern(pattern());
        styler.setXAxisMin((double) begin.toEpochMilli()).setXAxisMax((double) end.toEpochMilli());
        styler.setYAxisMin(0.0).setYAxisMax(top).setYAxisDecimalPattern(top < 10 ? "0.0" : "#,##0");
        styler.setLegendPosition(Styler.LegendPosition.OutsideS).setLegendLayout(Styler.LegendLayout.Horizontal);
        styler.setLegendFont(plain).setLegendBorderColor(Color.WHITE).setLegendSeriesLineLength(30);
        styler.setLegendPadding(12);
        styler.setMarkerSize(5);
        styler.setAnnotationLineColor(INK).setAnnotationTextFont(strong).setAnnotationTextFontColor(INK);
        styler.setAnnotationLineStroke(
                new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {6, 4}, 0));
    }

    private void add(XYChart chart, LatencyCourse.Line line, String which, Color colour, float width) {
        List<Instant> times = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        Instant before = null;
        for (LatencyCourse.Window window : line.windows()) {
            if (window.times().count() == 0) {
                continue;
            }
            if (before != null
                    && Duration.between(before, window.begin()).dividedBy(course.step()) > LONGEST_GAP_WINDOWS) {
                times.add(before.plus(course.step()));
                values.add(Double.NaN);
            }
            times.add(middle(window));
            values.add(millis(which.equals(" p50") ? window.times().p50() : window.times().p95()));
            before = window.begin();
        }
        if (times.isEmpty()) {
            return;
        }
        XYSeries series = chart.addSeries(line.series() + which, times, values);
        series.setMarker(times.size() < FEW_POINTS ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
        series.setMarkerColor(colour);
        series.setLineColor(colour);
        series.setLineWidth(width);
    }

    /** A line and its name beside it; names of marks near each other stand at several heights. */
    private void mark(XYChart chart, LatencyMark mark, int index) {
        double at = mark.at().toEpochMilli();
        chart.addAnnotation(new AnnotationLine(at, true, false));
        double millisPerPixel = Duration.between(begin, end).toMillis() / (WIDTH * 0.91);
        double half = (mark.name().length() * 8.0 / 2 + 8) * millisPerPixel;
        boolean fits = at + 2 * half < end.toEpochMilli();
        chart.addAnnotation(
                new AnnotationText(
                        mark.name(), fits ? at + half : at - half, top * (0.97 - 0.05 * (index % 3)), false));
    }

    private Instant middle(LatencyCourse.Window window) {
        return window.begin().plus(course.step().dividedBy(2));
    }

    private static double millis(long micros) {
        return micros / 1_000.0;
    }

    private static Color colour(LatencyCourse.Line line) {
        BucketSide side = line.side();
        return side == null
                ? APPLICATION
                : switch (side) {
                    case SOURCE -> SOURCE;
                    case TARGET -> TARGET;
                };
    }

    private static Color faint(Color colour) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), FAINT);
    }

    private String pattern() {
        Duration span = Duration.between(begin, end);
        if (span.compareTo(Duration.ofMinutes(10)) < 0) {
            return "HH:mm:ss";
        }
        return span.compareTo(Duration.ofDays(1)) < 0
                ? "HH:mm"
                : span.compareTo(Duration.ofDays(7)) < 0 ? "d MMM HH:mm" : "d MMM";
    }

    private String days() {
        DateTimeFormatter words = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
        LocalDate first = begin.atZone(ZoneOffset.UTC).toLocalDate();
        LocalDate last = end.atZone(ZoneOffset.UTC).toLocalDate();
        return first.equals(last) ? words.format(first) : words.format(first) + " to " + words.format(last);
    }
}
