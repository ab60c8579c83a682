package decant.cli.verb;

import decant.cli.buckets.Gates;
import decant.cli.buckets.OpenBucket;
import decant.cli.ending.Ending;
import decant.cli.ending.ExitCode;
import decant.cli.options.FilterOptions;
import decant.cli.options.LimitOptions;
import decant.cli.options.SideOptions;
import decant.cli.output.Progress;
import decant.count.Count;
import decant.count.CountResult;
import decant.s3.S3Settings;
import decant.s3.S3Uri;
import decant.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code decant count}. */
@Command(
        name = "count",
        description = {
            "Count the keys and bytes of a bucket, by prefix, size, age and storage class.",
            "Reads listings only."
        },
        sortOptions = false)
public final class CountVerb extends Verb {
    @Parameters(
            index = "0",
            paramLabel = "BUCKET",
            converter = UriReader.class,
            description = "s3://bucket or s3://bucket/prefix.")
    private @Nullable S3Uri bucket;

    @Mixin private final SideOptions side = new SideOptions();
    @Mixin private final FilterOptions filters = new FilterOptions();
    @Mixin private final LimitOptions limits = new LimitOptions();

    @Override
    public String name() {
        return "count";
    }

    @Override
    public Ending run(Environment environment) throws StoreException, InterruptedException {
        if (bucket == null) {
            throw new IllegalStateException("Options are read before a verb runs.");
        }
        S3Settings settings = side.settings(bucket, limits);
        Instant begun = environment.clock().instant();
        Gates gates = new Gates(limits.caps(), environment.random(), environment.ticker());
        try (OpenBucket open = environment.buckets().open(settings, gates)) {
            int workers = limits.caps().maxConcurrency();
            Count count = new Count(open.store(), filters.filter(), begun, workers, PairVerb.threads());
            CountProgress running = new CountProgress();
            CountResult result;
            try (Progress _ =
                    Progress.show(
                            progressForm(environment.console()),
                            environment.console(),
                            () -> running.lines(System.nanoTime(), count.estimate(), gates.reasons()))) {
                result = count.run(running);
            }
            Duration took = Duration.between(begun, environment.clock().instant());
            CountReport report = new CountReport(settings.uri().toString(), result, took);
            return new Ending(ExitCode.OK, report.lines(), report.document());
        }
    }
}
