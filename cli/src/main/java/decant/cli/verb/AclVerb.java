package decant.cli.verb;

import decant.backfill.RemovalLimit;
import decant.backfill.Tally;
import decant.cli.buckets.Purpose;
import decant.cli.ending.Ending;
import decant.cli.ending.ExitCode;
import decant.cli.ending.Refusal;
import decant.cli.options.EncryptionOptions;
import decant.cli.options.LandingOptions;
import decant.cli.options.StateOptions;
import decant.cli.options.WayOptions;
import decant.ledger.Ledger;
import decant.ledger.RunIdentity;
import decant.model.Aspect;
import decant.reconcile.Policy;
import decant.s3.Transfer;
import decant.s3.copy.TargetEncryption;
import decant.store.StoreException;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code decant acl}. */
@Command(
        name = "acl",
        description = {
            "Make access lists at the target what they should be, for all objects that are on both sides.",
            "What the target shows beyond the source is closed before anything is opened. Copies no missing keys."
        },
        sortOptions = false)
public final class AclVerb extends PassVerb {
    @Mixin private final WayOptions way = new WayOptions();
    @Mixin private final EncryptionOptions sse = new EncryptionOptions();
    @Mixin private final StateOptions state = new StateOptions();
    @Mixin private final LandingOptions landing = new LandingOptions();

    @Option(names = "--dry-run", description = "Say what differs and change nothing, on either side.")
    private boolean dryRun;

    @Override
    public String name() {
        return "acl";
    }

    @Override
    public String resumption() {
        return dryRun ? "" : "The same command goes on where this one ended.";
    }

    @Override
    public Ending run(Environment environment) throws StoreException, InterruptedException {
        RunIdentity identity = identity("acl" + sse.words());
        if (dryRun) {
            return rehearse(environment, identity, landing.lateLanding());
        }
        try (Ledger ledger = state.open(environment.stateHome(), identity, landing.lateLanding())) {
            return pass(environment, ledger, Purpose.WRITE, RemovalLimit.NONE, _ -> {});
        }
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
        if (!policy.acl().compares() && !policy.acl().withholds()) {
            throw Refusal.harm(
                    "There is nothing to sweep: the target holds no access lists that could be compared under these"
                            + " options.");
        }
        Policy sweep = policy.withAspects(Set.of(Aspect.ACL)).withLateLanding(landing.lateLanding());
        return dryRun ? sweep.withoutActing() : sweep;
    }

    @Override
    List<String> notes() {
        return List.of("Access lists alone were looked at; keys that only one side has are left to sync.");
    }

    @Override
    ExitCode exitCode(PassReport report) {
        boolean differs = report.report().count(Tally.DIFFERENT) > 0;
        return differs ? ExitCode.DIFFERENT : undecidedOr(report, ExitCode.OK);
    }
}
