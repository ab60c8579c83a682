package decant.cli.verb;

import decant.cli.ending.Ending;
import decant.store.StoreException;
import picocli.CommandLine.Command;

/** {@code decant migrate pause}. */
@Command(
        name = "pause",
        description = {
            "Let nobody change the target any more, on whatever machine, until 'decant migrate resume'.",
            "Nothing is lost: events wait in their queue."
        },
        customSynopsis = "decant migrate pause [OPTIONS] [SOURCE TARGET]",
        sortOptions = false)
public final class MigratePauseVerb extends MigrateVerb {
    @Override
    public String name() {
        return "migrate pause";
    }

    @Override
    public Ending run(Environment environment) throws StoreException {
        return new Pausing().make(targetSettings(), environment);
    }
}
