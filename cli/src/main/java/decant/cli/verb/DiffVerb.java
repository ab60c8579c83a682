package decant.cli.verb;

import decant.backfill.RemovalLimit;
import decant.backfill.Tally;
import decant.cli.ending.Ending;
import decant.cli.ending.ExitCode;
import decant.ledger.MemoryLedger;
import decant.ledger.RunIdentity;
import decant.reconcile.Policy;
import decant.store.StoreException;
import java.util.function.Consumer;
import picocli.CommandLine.Command;

/** {@code decant diff}. */
@Command(
        name = "diff",
        description = {"Say what differs between two buckets, key by key.", "Changes nothing, on either side."},
        sortOptions = false)
public final class DiffVerb extends PassVerb {
    @Override
    public String name() {
        return "diff";
    }

    @Override
    public Ending run(Environment environment) throws StoreException, InterruptedException {
        return compare(environment);
    }

    private Ending compare(Environment environment) throws StoreException, InterruptedException {
        RunIdentity identity = new RunIdentity(sourceName(), targetName(), decidingOptions());
        Consumer<String> eachLeft = output().isJson() ? _ -> {} : environment.console().out()::println;
        return pass(
                environment,
                new MemoryLedger(identity, Policy.DEFAULT_LATE_LANDING),
                policy().withoutActing(),
                RemovalLimit.NONE,
                eachLeft);
    }

    @Override
    ExitCode exitCode(PassReport report) {
        boolean different = report.differences() + report.report().count(Tally.SURPLUS) > 0;
        return different ? ExitCode.DIFFERENT : undecidedOr(report, ExitCode.OK);
    }
}
