package decant.cli.verb;

import decant.cli.buckets.Gates;
import decant.cli.buckets.OpenBucket;
import decant.cli.ending.Ending;
import decant.cli.ending.ExitCode;
import decant.cli.options.LimitOptions;
import decant.cli.options.SideOptions;
import decant.flow.Caps;
import decant.migration.Control;
import decant.migration.ControlObject;
import decant.reconcile.Policy;
import decant.s3.S3Settings;
import decant.s3.S3Uri;
import decant.store.StoreException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A verb that changes a target's control object. */
abstract class ControlVerb extends Verb {
    @Parameters(
            index = "0",
            paramLabel = "TARGET",
            converter = UriReader.class,
            description = "s3://bucket or s3://bucket/prefix, as it is named to sync and follow.")
    private @Nullable S3Uri target;

    @Mixin private final SideOptions side = new SideOptions();

    /** What it is to say. */
    abstract Control changed(Control control, Instant now);

    /**
     * What came of it, in words.
     *
     * @param settled when no request sent under the former state can take effect any more
     */
    abstract String done(String target, Control control, Instant settled);

    @Override
    public final Ending run(Environment environment) throws StoreException, InterruptedException {
        if (target == null) {
            throw new IllegalStateException("Options are read before a verb runs.");
        }
        S3Settings settings = side.settings(target, new LimitOptions());
        Gates gates = new Gates(Caps.DEFAULT, environment.random(), environment.ticker());
        try (OpenBucket open = environment.buckets().open(settings, gates)) {
            ControlObject object = new ControlObject(open.own());
            Instant now = environment.clock().instant().truncatedTo(ChronoUnit.SECONDS);
            Control control = gates.opening(() -> object.change(before -> changed(before, now)));
            Instant settled = control.changed().plus(ControlObject.settlingTime(Policy.DEFAULT_LATE_LANDING));
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("target", settings.uri().toString());
            document.put("phase", control.phase().word());
            document.put("epoch", control.epoch());
            document.put("paused", control.paused());
            document.put("changed", control.changed());
            document.put("settled", settled);
            return new Ending(ExitCode.OK, List.of(done(settings.uri().toString(), control, settled)), document);
        }
    }
}
