package decant.cli.verb;

import decant.cli.ending.Ending;
import decant.cli.ending.Refusal;
import decant.cli.migration.ControlSocket;
import decant.cli.migration.MigrationAnswers;
import decant.store.StoreException;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code decant migrate verify}. */
@Command(
        name = "verify",
        description = "Have the migration that runs on this machine verify both sides once more.",
        customSynopsis = "decant migrate verify [OPTIONS] [SOURCE TARGET]",
        sortOptions = false)
public final class MigrateVerifyVerb extends MigrateVerb {
    @Override
    public String name() {
        return "migrate verify";
    }

    @Override
    public Ending run(Environment environment) throws StoreException {
        ControlSocket.Answer answer =
                ask(environment, List.of(MigrationAnswers.VERIFY))
                        .orElseThrow(() ->
                                Refusal.file(
                                        "No migration from "
                                                + sourceName()
                                                + " to "
                                                + targetName()
                                                + " runs on this machine; 'decant verify' verifies by itself."));
        return new Ending(answer.exitCode(), answer.text().lines().toList(), Map.of());
    }
}
