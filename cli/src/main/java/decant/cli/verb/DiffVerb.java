package decant.cli.verb;

import decant.backfill.RemovalLimit;
import decant.backfill.Tally;
import decant.cli.buckets.Purpose;
import decant.cli.ending.Ending;
import decant.cli.ending.ExitCode;
import decant.cli.options.AspectOptions;
import decant.ledger.MemoryLedger;
import decant.reconcile.Policy;
import decant.store.StoreException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code decant diff}. */
@Command(
        name = "diff",
        description = {"Say what differs between two buckets, key by key.", "Changes nothing, on either side."},
        sortOptions = false)
public final class DiffVerb extends PassVerb {
    @Mixin private final AspectOptions aspects = new AspectOptions();

    @Override
    public String name() {
        return "diff";
    }

    @Override
    public Ending run(Environment environment) throws StoreException, InterruptedException {
        return pass(
                environment,
                new MemoryLedger(identity(aspects.words()), Policy.DEFAULT_LATE_LANDING),
                Purpose.READ,
                RemovalLimit.NONE,
                onStandardOutput(environment));
    }

    @Override
    Policy narrowed(Policy policy) {
        return policy.comparing(aspects.compared()).withoutActing();
    }

    @Override
    List<String> notes() {
        return aspects.notes();
    }

    @Override
    ExitCode exitCode(PassReport report) {
        boolean different = report.differences() + report.report().count(Tally.SURPLUS) > 0;
        return different ? ExitCode.DIFFERENT : undecidedOr(report, ExitCode.OK);
    }
}
