package decant.cli.verb;

import decant.cli.buckets.Gates;
import decant.cli.buckets.OpenBucket;
import decant.cli.migration.ControlClient;
import decant.cli.migration.ControlSocket;
import decant.cli.options.FileOptions;
import decant.cli.options.StateOptions;
import decant.flow.Caps;
import decant.ledger.RunIdentity;
import decant.migration.ControlObject;
import decant.store.StoreException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/** A verb about a migration that runs in another process, or in none. */
abstract class MigrateVerb extends PairVerb {
    // Its being there is what counts.
    @SuppressWarnings("UnusedVariable")
    @Mixin
    private final FileOptions file = new FileOptions();

    @Mixin private final StateOptions state = new StateOptions();

    /** Work with the control object. */
    @FunctionalInterface
    interface ControlWork<T> {
        T with(ControlObject control) throws StoreException;
    }

    /** The state file of the migration. */
    final Path state(Environment environment) {
        return state.ofMigration(environment.stateHome(), new RunIdentity(sourceName(), targetName(), ""));
    }

    /** Asks the process that is at it on this machine; empty where none is. */
    final Optional<ControlSocket.Answer> ask(Environment environment, List<String> words) {
        return ControlClient.ask(ControlSocket.beside(state(environment)), words);
    }

    /** Reads or changes the control object at the target. */
    final <T> T control(Environment environment, ControlWork<T> work) throws StoreException {
        Gates gates = new Gates(Caps.DEFAULT, environment.random(), environment.ticker());
        try (OpenBucket open = environment.buckets().open(targetSettings(), gates)) {
            ControlObject control = new ControlObject(open.own());
            return gates.opening(() -> work.with(control));
        }
    }
}
