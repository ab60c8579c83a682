package decant.cli.verb;

import decant.backfill.RemovalLimit;
import decant.backfill.Tally;
import decant.cli.ending.Ending;
import decant.cli.ending.ExitCode;
import decant.cli.ledger.SqliteLedger;
import decant.cli.options.RemovalOptions;
import decant.cli.options.StateOptions;
import decant.ledger.Ledger;
import decant.ledger.MemoryLedger;
import decant.ledger.RunIdentity;
import decant.reconcile.Policy;
import decant.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code decant sync}. */
@Command(
        name = "sync",
        description = {
            "Copy to the target what it lacks and repair what differs, until both hold the same.",
            "Killed or stopped, the same command goes on where it was. The source may be written to meanwhile."
        },
        sortOptions = false)
public final class SyncVerb extends PassVerb {
    @Mixin private final RemovalOptions removals = new RemovalOptions();
    @Mixin private final StateOptions state = new StateOptions();

    @Option(names = "--dry-run", description = "Say what would be done and change nothing, on either side.")
    private boolean dryRun;

    @Override
    public String name() {
        return "sync";
    }

    @Override
    public String resumption() {
        return dryRun ? "" : "The same command goes on where this one ended.";
    }

    @Override
    public Ending run(Environment environment) throws StoreException, InterruptedException {
        RunIdentity identity =
                new RunIdentity(
                        sourceName(),
                        targetName(),
                        decidingOptions() + (removals.isDeleteSurplus() ? " --delete-surplus" : ""));
        RemovalLimit limit = removals.limit();
        if (dryRun) {
            return pass(
                    environment,
                    new MemoryLedger(identity, Policy.DEFAULT_LATE_LANDING),
                    policy().withoutActing(),
                    RemovalLimit.NONE,
                    output().isJson() ? _ -> {} : environment.console().out()::println);
        }
        try (Ledger ledger =
                SqliteLedger.open(
                        state.file(environment.stateHome(), identity), identity, Policy.DEFAULT_LATE_LANDING)) {
            return pass(environment, ledger, policy(), limit, _ -> {});
        }
    }

    @Override
    ExitCode exitCode(PassReport report) {
        boolean left = dryRun && report.differences() > 0;
        boolean refused = report.report().removalsRefused().isPresent();
        boolean surplusLeft = removals.isDeleteSurplus() && report.report().count(Tally.SURPLUS) > 0;
        return left || refused || surplusLeft ? ExitCode.DIFFERENT : undecidedOr(report, ExitCode.OK);
    }
}
