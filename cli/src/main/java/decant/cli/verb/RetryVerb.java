package decant.cli.verb;

import decant.backfill.Backfill;
import decant.backfill.BackfillReport;
import decant.backfill.RemovalLimit;
import decant.cli.buckets.Purpose;
import decant.cli.ending.Ending;
import decant.cli.ending.ExitCode;
import decant.cli.options.AspectOptions;
import decant.cli.options.CopyOptions;
import decant.cli.options.EncryptionOptions;
import decant.cli.options.LandingOptions;
import decant.cli.options.StateOptions;
import decant.cli.options.WayOptions;
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
    @Mixin private final CopyOptions copies = new CopyOptions();
    @Mixin private final WayOptions way = new WayOptions();
    @Mixin private final EncryptionOptions sse = new EncryptionOptions();
    @Mixin private final StateOptions state = new StateOptions();
    @Mixin private final LandingOptions landing = new LandingOptions();

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
                        identity(aspects.words() + " " + copies.words() + sse.words()),
                        landing.lateLanding())) {
            return pass(environment, ledger, Purpose.WRITE, RemovalLimit.NONE, _ -> {});
        }
    }

    @Override
    BackfillReport run(Backfill backfill) throws StoreException, InterruptedException {
        return backfill.retryParked();
    }

    @Override
    Transfer transfer() {
        return way.transfer();
    }

    @Override
    TargetEncryption encryption() {
        return sse.encryption();
    }

    @Override
    Policy narrowed(Policy policy) {
        return policy.comparing(aspects.compared())
                .copyingUndecided(copies.copiesUndecided())
                .withEtags(policy.etagsAreDigests(), copies.keepsPartEtags())
                .withLateLanding(landing.lateLanding());
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
