package decant.cli.verb;

import decant.backfill.RemovalLimit;
import decant.backfill.Tally;
import decant.cli.buckets.Purpose;
import decant.cli.ending.Ending;
import decant.cli.ending.ExitCode;
import decant.cli.options.AspectOptions;
import decant.cli.options.CopyOptions;
import decant.cli.options.LandingOptions;
import decant.cli.options.RemovalOptions;
import decant.cli.options.StateOptions;
import decant.ledger.Ledger;
import decant.ledger.MemoryLedger;
import decant.ledger.RunIdentity;
import decant.reconcile.Policy;
import decant.store.StoreException;
import java.util.List;
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
    @Mixin private final AspectOptions aspects = new AspectOptions();
    @Mixin private final CopyOptions copies = new CopyOptions();
    @Mixin private final RemovalOptions removals = new RemovalOptions();
    @Mixin private final StateOptions state = new StateOptions();
    @Mixin private final LandingOptions landing = new LandingOptions();

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
        String deciding =
                aspects.words() + " " + copies.words() + (removals.isDeleteSurplus() ? " --delete-surplus" : "");
        RunIdentity identity = identity(deciding);
        RemovalLimit limit = removals.limit();
        if (dryRun) {
            return pass(
                    environment,
                    new MemoryLedger(identity, landing.lateLanding()),
                    Purpose.READ,
                    RemovalLimit.NONE,
                    onStandardOutput(environment));
        }
        try (Ledger ledger = state.open(environment.stateHome(), identity, landing.lateLanding())) {
            return pass(environment, ledger, Purpose.WRITE, limit, _ -> {});
        }
    }

    @Override
    Policy narrowed(Policy policy) {
        Policy chosen =
                policy.comparing(aspects.compared())
                        .copyingUndecided(copies.copiesUndecided())
                        .withEtags(policy.etagsAreDigests(), copies.keepsPartEtags())
                        .withLateLanding(landing.lateLanding());
        return dryRun ? chosen.withoutActing() : chosen;
    }

    @Override
    List<String> notes() {
        return aspects.notes();
    }

    @Override
    ExitCode exitCode(PassReport report) {
        boolean left = dryRun && report.differences() > 0;
        boolean refused = report.report().removalsRefused().isPresent();
        boolean surplusLeft = removals.isDeleteSurplus() && report.report().count(Tally.SURPLUS) > 0;
        return left || refused || surplusLeft ? ExitCode.DIFFERENT : undecidedOr(report, ExitCode.OK);
    }
}
