package decant.cli.verb;

import decant.cli.ending.Ending;
import decant.cli.options.LimitOptions;
import decant.cli.options.SideOptions;
import decant.s3.S3Uri;
import decant.store.StoreException;
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

    /** What the verb does. */
    abstract ControlChange change();

    @Override
    public final Ending run(Environment environment) throws StoreException, InterruptedException {
        if (target == null) {
            throw new IllegalStateException("Options are read before a verb runs.");
        }
        return change().make(side.settings(target, new LimitOptions()), environment);
    }
}
