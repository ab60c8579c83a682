package decant.cli.verb;

import decant.backfill.Backfill;
import decant.backfill.BackfillReport;
import decant.backfill.RemovalLimit;
import decant.cli.buckets.Purpose;
import decant.cli.ending.Ending;
import decant.cli.ending.ExitCode;
import decant.cli.options.AspectOptions;
import decant.cli.options.CarryOptions;
import decant.cli.options.StateOptions;
import decant.ledger.Ledger;
import decant.reconcile.Policy;
import decant.s3.Transfer;
import decant.s3.copy.TargetEncryption;
import decant.store.StoreException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code decant retry}. */
@Command(
        name = "retry",
        description = {
            "Try again every key that a sync parked, and whatever it left pending. Makes no pass over the buckets.",
            "Takes the options of the sync, whose state file it reads."
        },
        sortOptions = false)
public final class RetryVerb extends PassVerb {
    @Mixin private final AspectOptions aspects = new AspectOptions();
    @Mixin private final CarryOptions carry = new CarryOptions();
    @Mixin private final StateOptions state = new StateOptions();

    @Override
    public String name() {
        return "retry";
    }

    @Override
    public String resumption() {
        return "The same command goes on where this one ended.";
    }

    @Override
    public Ending run(Environment environment) throws StoreException, InterruptedException {
        try (Ledger ledger =
                state.openExisting(
                        environment.stateHome(),
                        identity(aspects.words() + " " + carry.words()),
                        carry.lateLanding())) {
            return pass(environment, ledger, Purpose.WRITE, RemovalLimit.NONE, _ -> {});
        }
    }

    @Override
    BackfillReport run(Backfill backfill) throws StoreException, InterruptedException {
        return backfill.retryParked();
    }

    @Override
    Transfer transfer() {
        return carry.transfer();
    }

    @Override
    TargetEncryption encryption() {
        return carry.encryption();
    }

    @Override
    Policy narrowed(Policy policy) {
        return carry.narrowed(policy).comparing(aspects.compared());
    }

    @Override
    List<String> notes() {
        return List.of();
    }

    @Override
    ExitCode exitCode(PassReport report) {
        return undecidedOr(report, ExitCode.OK);
    }
}
