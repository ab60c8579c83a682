package decant.cli.latency;

import decant.cli.ledger.BucketSide;
import decant.cli.ledger.LatencyMark;
import decant.cli.ledger.UploadTime;
import decant.cli.output.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How upload times went on, in windows of one length.
 *
 * @param step length of a window
 * @param lines one for each size and side, then one for the application where its times are known
 * @param marks in the order of their times
 */
public record LatencyCourse(Duration step, List<Line> lines, List<LatencyMark> marks) {
    /** Windows at most, so that a picture of any time can be read. */
    private static final int MAX_WINDOWS = 120;

    private static final List<Duration> STEPS =
            List.of(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(15),
                    Duration.ofMinutes(30),
                    Duration.ofHours(1),
                    Duration.ofHours(2),
                    Duration.ofHours(6),
                    Duration.ofHours(12));

    /**
     * Uploads of one size to one bucket, or those of the application.
     *
     * @param side {@code null} for the application's
     * @param bytes 0 for the application's, which may be of any size
     * @param windows those in which there was any, in order
     * @param segments from mark to mark
     */
    public record Line(@Nullable BucketSide side, int bytes, List<Window> windows, List<Segment> segments) {
        /** Whose uploads these are. */
        public String series() {
            return side == null ? "application" : side.words();
        }
    }

    /** The uploads that began within one step. */
    public record Window(Instant begin, Percentiles times, long failed) {}

    /**
     * The uploads between two marks.
     *
     * @param words which
     */
    public record Segment(String words, Percentiles times, long failed) {}

    /** Sums up what was kept. */
    public static LatencyCourse of(List<UploadTime> uploads, List<TimedUpload> application, List<LatencyMark> marks) {
        TreeSet<Instant> times = new TreeSet<>();
        Stream.concat(uploads.stream().map(UploadTime::at), application.stream().map(TimedUpload::at))
                .forEach(times::add);
        Duration step = times.isEmpty() ? STEPS.getFirst() : step(Duration.between(times.first(), times.last()));
        Map<Integer, Map<BucketSide, Gathered>> gathered = new TreeMap<>();
        for (UploadTime upload : uploads) {
            gathered.computeIfAbsent(upload.bytes(), _ -> new TreeMap<>())
                    .computeIfAbsent(upload.side(), _ -> new Gathered(step, marks))
                    .add(upload.at(), upload.isFailed() ? null : upload.micros());
        }
        List<Line> lines = new ArrayList<>();
        gathered.forEach((bytes, sides) -> sides.forEach((side, one) -> lines.add(one.line(side, bytes))));
        if (!application.isEmpty()) {
            Gathered own = new Gathered(step, marks);
            application.forEach(upload -> own.add(upload.at(), upload.micros()));
            lines.add(own.line(null, 0));
        }
        return new LatencyCourse(step, lines, marks);
    }

    private static Duration step(Duration span) {
        for (Duration step : STEPS) {
            if (span.dividedBy(step) < MAX_WINDOWS) {
                return step;
            }
        }
        return Duration.ofDays(1 + span.toDays() / MAX_WINDOWS);
    }

    /** Sizes that were measured, ascending. */
    public List<Integer> sizes() {
        return lines.stream().filter(line -> line.side() != null).map(Line::bytes).distinct().toList();
    }

    /** Times by window and by segment, while they are gathered. */
    private static final class Gathered {
        private final Duration step;
        private final List<LatencyMark> marks;
        private final Map<Instant, Times> windows = new TreeMap<>();
        private final List<Times> segments;

        Gathered(Duration step, List<LatencyMark> marks) {
            this.step = step;
            this.marks = marks;
            this.segments = Stream.generate(Times::new).limit(marks.size() + 1L).toList();
        }

        void add(Instant at, @Nullable Long micros) {
            long seconds = step.toSeconds();
            Instant begin = Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
            windows.computeIfAbsent(begin, _ -> new Times()).add(micros);
            int passed = 0;
            while (passed < marks.size() && !at.isBefore(marks.get(passed).at())) {
                passed++;
            }
            segments.get(passed).add(micros);
        }

        Line line(@Nullable BucketSide side, int bytes) {
            List<Window> courses = new ArrayList<>();
            windows.forEach((begin, times) -> courses.add(new Window(begin, times.percentiles(), times.failed)));
            List<Segment> parts = new ArrayList<>();
            for (int i = 0; i < segments.size(); i++) {
                Times times = segments.get(i);
                if (times.any()) {
                    parts.add(new Segment(words(i), times.percentiles(), times.failed));
                }
            }
            return new Line(side, bytes, courses, parts);
        }

        private String words(int segment) {
            if (marks.isEmpty()) {
                return "all the time";
            }
            return segment == 0 ? "before " + marks.getFirst().name() : "after " + marks.get(segment - 1).name();
        }
    }

    private static final class Times {
        private final List<Long> micros = new ArrayList<>();
        private long failed;

        void add(@Nullable Long took) {
            if (took == null) {
                failed++;
            } else {
                micros.add(took);
            }
        }

        boolean any() {
            return failed > 0 || !micros.isEmpty();
        }

        Percentiles percentiles() {
            return Percentiles.of(micros);
        }
    }

    /** {@code 100 KB}: sizes of uploads are round numbers in powers of ten. */
    public static String size(int bytes) {
        if (bytes % 1_000_000 == 0) {
            return bytes / 1_000_000 + " MB";
        }
        return bytes % 1_000 == 0 ? bytes / 1_000 + " KB" : Figures.count(bytes, "byte");
    }
}
