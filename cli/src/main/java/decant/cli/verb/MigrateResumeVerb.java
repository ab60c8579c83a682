package decant.cli.verb;

import decant.cli.ending.Ending;
import decant.store.StoreException;
import picocli.CommandLine.Command;

/** {@code decant migrate resume}. */
@Command(
        name = "resume",
        description = "Let everybody go on who stands still since 'decant migrate pause'.",
        customSynopsis = "decant migrate resume [OPTIONS] [SOURCE TARGET]",
        sortOptions = false)
public final class MigrateResumeVerb extends MigrateVerb {
    @Override
    public String name() {
        return "migrate resume";
    }

    @Override
    public Ending run(Environment environment) throws StoreException {
        return new Resuming().make(targetSettings(), environment);
    }
}
