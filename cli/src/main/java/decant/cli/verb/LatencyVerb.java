package decant.cli.verb;

import decant.cli.buckets.Gates;
import decant.cli.buckets.OpenBucket;
import decant.cli.ending.Ending;
import decant.cli.ending.ExitCode;
import decant.cli.ending.Refusal;
import decant.cli.latency.ApplicationTimes;
import decant.cli.latency.LatencyCourse;
import decant.cli.latency.LatencyPicture;
import decant.cli.latency.LatencyReport;
import decant.cli.latency.LatencyTable;
import decant.cli.latency.TimedUpload;
import decant.cli.latency.Uploads;
import decant.cli.ledger.BucketSide;
import decant.cli.ledger.LatencyFile;
import decant.cli.ledger.LatencyMark;
import decant.cli.options.DurationForm;
import decant.cli.options.LimitOptions;
import decant.cli.options.PairOptions;
import decant.cli.options.StateOptions;
import decant.cli.options.UploadSizes;
import decant.cli.output.Figures;
import decant.cli.output.Progress;
import decant.ledger.RunIdentity;
import decant.s3.S3Settings;
import decant.s3.S3Uri;
import decant.s3.plan.Overlap;
import decant.s3.plan.Unplannable;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code decant latency}. */
@Command(
        name = "latency",
        description = {
            "Measure how long uploads to both buckets take from here, and draw it: before, during and after the move.",
            "Uploads small objects below .decant/latency/ in both buckets, the source too, and removes each at once.",
            "Run it where the application runs. Times are kept, so that it may be stopped and started again."
        },
        sortOptions = false)
public final class LatencyVerb extends Verb {
    private static final int LONGEST_MARK = 60;

    @Parameters(
            index = "0",
            paramLabel = "SOURCE",
            converter = UriReader.class,
            description = "s3://bucket or s3://bucket/prefix; written to below .decant/latency/ alone.")
    private @Nullable S3Uri source;

    @Parameters(
            index = "1",
            paramLabel = "TARGET",
            converter = UriReader.class,
            description = "s3://bucket or s3://bucket/prefix on the other side; likewise.")
    private @Nullable S3Uri target;

    @Option(
            names = "--sizes",
            paramLabel = "LIST",
            split = ",",
            description = "Sizes of the objects, up to 8 of at most 16MB. Default: 10KB,100KB,1MB.")
    private List<String> sizes = List.of("10KB", "100KB", "1MB");

    @Option(
            names = "--every",
            paramLabel = "TIME",
            description = "Upload each size to each bucket once in so long. Default: 10s.")
    private String every = "10s";

    @Option(names = "--for", paramLabel = "TIME", description = "End after so long, such as 10m. Default: at Ctrl-C.")
    private @Nullable String duration;

    @Option(names = "--no-uploads", description = "Measure nothing: report and draw what was kept.")
    private boolean noUploads;

    @Option(
            names = "--mark",
            paramLabel = "NAME",
            description = "Only keep this name with the time, such as --mark cutover, while another one measures.")
    private @Nullable String mark;

    @Option(
            names = "--application",
            paramLabel = "FILE",
            description =
                    "Also show upload times of the application, from lines of the form time,milliseconds such as"
                            + " 2026-11-26T10:15:30Z,182.4 (or seconds since 1970).")
    private @Nullable Path application;

    @Option(names = "--svg", paramLabel = "FILE", description = "Draw the course of one size over time.")
    private @Nullable Path svg;

    @Option(names = "--png", paramLabel = "FILE", description = "The same as a bitmap.")
    private @Nullable Path png;

    @Option(
            names = "--draw",
            paramLabel = "SIZE",
            description = "The size to draw. Default: 100KB, or the middle one where that was not measured.")
    private @Nullable String drawn;

    @Option(names = "--csv", paramLabel = "FILE", description = "Write the course of all sizes as a table.")
    private @Nullable Path csv;

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description =
                    "File that keeps the times. Default: one for each source and target, below $XDG_STATE_HOME or"
                            + " ~/.local/state.")
    private @Nullable Path state;

    @Mixin private final PairOptions sides = new PairOptions();

    private Map<String, Object> figures = Map.of();

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public String resumption() {
        return mark == null && !noUploads ? "What was measured is kept; the same command goes on." : "";
    }

    @Override
    public Map<String, Object> figures() {
        return figures;
    }

    @Override
    public Ending run(Environment environment) throws StoreException, InterruptedException {
        S3Settings from = sides.source(given(source), new LimitOptions());
        S3Settings into = sides.target(given(target), new LimitOptions());
        try {
            Overlap.refuse(from, into);
        } catch (Unplannable e) {
            throw Refusal.usage(e.sentence());
        }
        List<Integer> bytes = UploadSizes.read("--sizes", sizes);
        Duration interval = DurationForm.read("--every", every);
        Duration end = duration == null ? null : DurationForm.read("--for", duration);
        List<TimedUpload> own = application == null ? List.of() : ApplicationTimes.read(application);
        String sourceName = PairVerb.named(from);
        String targetName = PairVerb.named(into);
        try (LatencyFile file = LatencyFile.open(file(environment, sourceName, targetName), sourceName, targetName)) {
            if (mark != null) {
                return mark(environment, file, mark);
            }
            List<String> notes = new ArrayList<>();
            boolean stopped = !noUploads && measure(environment, file, from, into, bytes, interval, end, notes);
            LatencyCourse course = LatencyCourse.of(file.uploads(), own, file.marks());
            show(course);
            LatencyReport report = new LatencyReport(sourceName, targetName, course, notes);
            if (stopped) {
                figures = report.document();
                if (!output().isJson()) {
                    report.lines().forEach(environment.console().out()::println);
                }
                throw new InterruptedException();
            }
            return new Ending(ExitCode.OK, report.lines(), report.document());
        }
    }

    private static S3Uri given(@Nullable S3Uri uri) {
        if (uri == null) {
            throw new IllegalStateException("Options are read before a verb runs.");
        }
        return uri;
    }

    /** Beside the file of a sync, whose name tells the two buckets. */
    private Path file(Environment environment, String sourceName, String targetName) {
        if (state != null) {
            return state;
        }
        return StateOptions.ofLatency(environment.stateHome(), new RunIdentity(sourceName, targetName, ""));
    }

    private static Ending mark(Environment environment, LatencyFile file, String name) {
        if (name.isBlank() || name.length() > LONGEST_MARK || name.codePoints().anyMatch(Character::isISOControl)) {
            throw Refusal.usage("--mark is a name of up to " + LONGEST_MARK + " characters in one line.");
        }
        Instant now = environment.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        file.mark(new LatencyMark(now, name.strip()));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("marked", name.strip());
        document.put("at", now);
        return new Ending(ExitCode.OK, List.of("Marked " + now + " as " + name.strip() + "."), document);
    }

    private void show(LatencyCourse course) {
        if (csv != null) {
            LatencyTable.write(course, csv);
        }
        if (svg != null || png != null) {
            LatencyPicture picture = LatencyPicture.of(course, size(course));
            if (svg != null) {
                picture.writeSvg(svg);
            }
            if (png != null) {
                picture.writePng(png);
            }
        }
    }

    /** The size to draw; 0 where only the application's times are known. */
    private int size(LatencyCourse course) {
        List<Integer> measured = course.sizes();
        int wanted = drawn == null ? 100_000 : UploadSizes.read("--draw", drawn);
        if (measured.contains(wanted)) {
            return wanted;
        }
        if (drawn != null) {
            throw Refusal.usage("--draw names " + drawn + ", which was not measured.");
        }
        return measured.isEmpty() ? 0 : measured.get(measured.size() / 2);
    }

    /** Whether it was told to stop. */
    private boolean measure(
            Environment environment,
            LatencyFile file,
            S3Settings from,
            S3Settings into,
            List<Integer> bytes,
            Duration interval,
            @Nullable Duration end,
            List<String> notes)
            throws StoreException {
        Gates gates = new Gates(new LimitOptions().caps(), environment.random(), environment.ticker());
        String run = HexFormat.of().toHexDigits(environment.random().nextLong());
        AtomicLong rounds = new AtomicLong();
        try (OpenBucket atSource = environment.buckets().open(from, gates);
                OpenBucket atTarget = environment.buckets().open(into, gates);
                Progress _ =
                        Progress.show(
                                progressForm(environment.console()),
                                environment.console(),
                                () -> List.of("  measured " + Figures.count(rounds.get(), "time")))) {
            Uploads uploads =
                    new Uploads(
                            Map.of(BucketSide.SOURCE, atSource.own(), BucketSide.TARGET, atTarget.own()),
                            bytes,
                            run,
                            environment.clock(),
                            environment.ticker());
            try {
                uploads.warmUp();
                long begun = environment.ticker().nanos();
                long next = 0;
                while (end == null || next < end.toNanos()) {
                    environment.ticker().sleep(next - (environment.ticker().nanos() - begun));
                    file.add(uploads.round());
                    rounds.incrementAndGet();
                    next = Math.max(next + interval.toNanos(), environment.ticker().nanos() - begun);
                }
                return false;
            } catch (InterruptedException e) {
                return true;
            } catch (StoreException e) {
                if (e.kind() == Kind.CANCELLED) {
                    return true;
                }
                throw e;
            } finally {
                // What is left is removed even so; a second signal ends that.
                Thread.interrupted();
                notes.addAll(uploads.removeAll());
            }
        }
    }
}
