package decant.cli.verb;

import decant.cli.dashboard.DashboardServer;
import decant.cli.dashboard.RemoteMigration;
import decant.cli.dashboard.RestingMigration;
import decant.cli.ending.Ending;
import decant.cli.ending.Refusal;
import decant.cli.ledger.MigrationRows;
import decant.cli.migration.MigrationAnswers;
import decant.cli.options.DashboardOptions;
import decant.cli.options.GateOptions;
import decant.cli.options.StateOptions;
import decant.cli.options.TokenOptions;
import decant.ledger.RunIdentity;
import decant.migration.Control;
import decant.migration.ControlObject;
import decant.store.StoreException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code decant dashboard}. */
@Command(
        name = "dashboard",
        description = {
            "Show on a web page how a migration goes that runs in another process of this machine, or how it was left.",
            "A migration shows itself with 'decant migrate start --dashboard'; this one may be opened at any time, and"
                    + " goes on when the migration ends. Stop it by Ctrl-C."
        },
        customSynopsis = "decant dashboard [OPTIONS] [SOURCE TARGET]",
        sortOptions = false)
public final class DashboardVerb extends MigrateVerb {
    @Mixin private final GateOptions gates = new GateOptions();
    @Mixin private final TokenOptions token = new TokenOptions();

    @Option(
            names = "--address",
            paramLabel = "[HOST:]PORT",
            description =
                    "Where the page is. Without a host only this machine can reach it. Default: "
                            + DashboardOptions.DEFAULT_PORT
                            + ".")
    private String address = DashboardOptions.DEFAULT_PORT;

    @Override
    public String name() {
        return "dashboard";
    }

    @Override
    public Ending run(Environment environment) throws InterruptedException {
        Path state = state(environment);
        RemoteMigration migration =
                new RemoteMigration(
                        words -> ask(environment, words),
                        new RestingMigration(
                                sourceName(),
                                targetName(),
                                state,
                                () -> control(environment),
                                gates.maxLag(),
                                environment.clock()),
                        state,
                        StateOptions.ofLatency(
                                environment.stateHome(), new RunIdentity(sourceName(), targetName(), "")),
                        sourceName(),
                        targetName());
        if (ask(environment, List.of(MigrationAnswers.STATUS)).isEmpty() && MigrationRows.in(state).isEmpty()) {
            throw Refusal.file(
                    "There is no migration from "
                            + sourceName()
                            + " to "
                            + targetName()
                            + " on this machine yet; 'decant migrate start' begins it.");
        }
        DashboardOptions.Place place = DashboardOptions.at("--address", address, token.file());
        try (DashboardServer server = DashboardServer.start(place, state, migration, environment.ticker()::nanos)) {
            environment.console().err().println(server.sentence());
            // Until somebody stops it.
            new CountDownLatch(1).await();
            throw new IllegalStateException("Nobody opens the latch.");
        }
    }

    private Optional<Control> control(Environment environment) {
        try {
            return Optional.of(control(environment, ControlObject::read));
        } catch (StoreException _) {
            return Optional.empty();
        }
    }
}
