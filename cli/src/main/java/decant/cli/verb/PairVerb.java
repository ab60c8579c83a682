package decant.cli.verb;

import decant.cli.buckets.Gates;
import decant.cli.buckets.OpenPair;
import decant.cli.buckets.Purpose;
import decant.cli.ending.Refusal;
import decant.cli.options.FilterOptions;
import decant.cli.options.LimitOptions;
import decant.cli.options.PairOptions;
import decant.cli.output.Progress;
import decant.flow.Caps;
import decant.migration.ControlObject;
import decant.migration.Leave;
import decant.model.KeyFilter;
import decant.model.ReservedKeys;
import decant.s3.S3Settings;
import decant.s3.S3Uri;
import decant.s3.Transfer;
import decant.s3.TransferOptions;
import decant.s3.copy.TargetEncryption;
import decant.s3.plan.Overlap;
import decant.s3.plan.Unplannable;
import decant.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A verb about a source and a target. */
abstract class PairVerb extends Verb {
    @Parameters(
            index = "0",
            paramLabel = "SOURCE",
            converter = UriReader.class,
            description =
                    "s3://bucket or s3://bucket/prefix to read; nothing of a migration is written there before a"
                            + " cutover.")
    private @Nullable S3Uri source;

    @Parameters(
            index = "1",
            paramLabel = "TARGET",
            converter = UriReader.class,
            description = "s3://bucket or s3://bucket/prefix on the other side. Keys count relative to the prefixes.")
    private @Nullable S3Uri target;

    @Mixin private final PairOptions sides = new PairOptions();
    @Mixin private final FilterOptions filters = new FilterOptions();
    @Mixin private final LimitOptions limits = new LimitOptions();

    /** What stands before both sides of this run. */
    final Gates gates(Environment environment) {
        return new Gates(limits.caps(), limits.bytes(environment.ticker()), environment.random(), environment.ticker());
    }

    /** Hard limits at each side. */
    final Caps caps() {
        return limits.caps();
    }

    /** How bytes are to travel, for verbs that let them. */
    Transfer transfer() {
        return Transfer.AUTO;
    }

    /** How they are to be encrypted at the target. */
    TargetEncryption encryption() {
        return TargetEncryption.DEFAULT;
    }

    /** Opens both, after making sure that they do not overlap. Where the target is written to, only by its leave. */
    final OpenPair open(Environment environment, Purpose purpose, Gates gates) throws StoreException {
        OpenPair pair = openBeforeLeave(environment, purpose, gates);
        try {
            if (purpose == Purpose.WRITE) {
                ControlObject control = new ControlObject(pair.atTarget());
                gates.obey(gates.opening(() -> Leave.begin(control, environment.clock(), environment.ticker())));
            }
            return pair;
        } catch (StoreException | RuntimeException e) {
            pair.close();
            throw e;
        }
    }

    /** Opens both; whoever does so sees to it that nothing is changed at the target without leave. */
    final OpenPair openBeforeLeave(Environment environment, Purpose purpose, Gates gates) throws StoreException {
        S3Settings sourceSettings = sides.source(given(source), limits);
        S3Settings targetSettings = sides.target(given(target), limits);
        try {
            Overlap.refuse(sourceSettings, targetSettings);
        } catch (Unplannable e) {
            throw Refusal.usage(e.sentence());
        }
        TransferOptions wanted = new TransferOptions(transfer(), gates.bytes(), encryption());
        List<String> opening = List.of("  " + opening(purpose));
        try (Progress _ = Progress.show(progressForm(environment.console()), environment.console(), () -> opening)) {
            return environment.buckets().open(sourceSettings, targetSettings, purpose, wanted, gates);
        }
    }

    private static String opening(Purpose purpose) {
        return switch (purpose) {
            case READ -> "reading the settings of both buckets";
            case WRITE -> "reading the settings of both buckets, and asking the target what it honours";
        };
    }

    /** How the source is reached. */
    final S3Settings sourceSettings() {
        return sides.source(given(source), limits);
    }

    /** How the target is reached. */
    final S3Settings targetSettings() {
        return sides.target(given(target), limits);
    }

    final String sourceName() {
        return named(sides.source(given(source), limits));
    }

    final String targetName() {
        return named(sides.target(given(target), limits));
    }

    /** Buckets on different servers may bear one name. */
    static String named(S3Settings settings) {
        return settings.uri() + (settings.endpoint() == null ? "" : " at " + settings.endpoint());
    }

    private static S3Uri given(@Nullable S3Uri uri) {
        if (uri == null) {
            throw new IllegalStateException("Options are read before a verb runs.");
        }
        return uri;
    }

    /** Which keys take part: what the options say, but never what is Decant's own. */
    final KeyFilter filter() {
        return new ReservedKeys(ReservedKeys.FOLDER, filters.filter());
    }

    /** The include and exclude options as they were typed; empty where there are none. */
    final String filterWords() {
        KeyFilter filter = filters.filter();
        return filter.equals(KeyFilter.ALL) ? "" : filter.toString();
    }

    final int workers() {
        return limits.caps().maxConcurrency();
    }

    static ThreadFactory threads() {
        return Thread.ofVirtual().name("worker-", 0).factory();
    }

    static void sleepUntil(Environment environment, Instant time) throws InterruptedException {
        Duration left = Duration.between(environment.clock().instant(), time);
        if (left.isPositive()) {
            Thread.sleep(left);
        }
    }
}
