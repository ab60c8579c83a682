package decant.cli.verb;

import decant.cli.buckets.OpenPair;
import decant.cli.buckets.Purpose;
import decant.cli.ending.Ending;
import decant.cli.ending.ExitCode;
import decant.cli.options.CopyOptions;
import decant.cli.options.EncryptionOptions;
import decant.cli.options.FileOptions;
import decant.cli.options.FollowOptions;
import decant.cli.options.LandingOptions;
import decant.cli.options.RemovalOptions;
import decant.cli.options.WayOptions;
import decant.cli.plan.AccessChecks;
import decant.cli.plan.Check;
import decant.cli.plan.EventChecks;
import decant.cli.plan.PlanReport;
import decant.cli.plan.TargetChecks;
import decant.reconcile.Policy;
import decant.s3.Transfer;
import decant.s3.copy.TargetEncryption;
import decant.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code decant migrate plan}. */
@Command(
        name = "plan",
        description = {
            "Look at everything that a migration would meet, and say what to do about it.",
            "Changes nothing: only canary objects are written, at the target, and removed."
        },
        customSynopsis = "decant migrate plan [OPTIONS] [SOURCE TARGET]",
        sortOptions = false)
public final class PlanVerb extends TransferVerb {
    // Its being there is what counts.
    @SuppressWarnings("UnusedVariable")
    @Mixin
    private final FileOptions file = new FileOptions();

    @Mixin private final FollowOptions follow = new FollowOptions();
    @Mixin private final CopyOptions copies = new CopyOptions();
    @Mixin private final RemovalOptions removals = new RemovalOptions();
    @Mixin private final WayOptions way = new WayOptions();
    @Mixin private final EncryptionOptions sse = new EncryptionOptions();
    @Mixin private final LandingOptions landing = new LandingOptions();

    @Override
    public String name() {
        return "migrate plan";
    }

    @Override
    public Ending run(Environment environment) throws StoreException, InterruptedException {
        refuseWhatMakesNoSense();
        List<Check> checks = new ArrayList<>();
        try (OpenPair pair = open(environment, Purpose.WRITE, gates(environment))) {
            checks.addAll(TargetChecks.of(pair));
            checks.addAll(AccessChecks.of(acl(), sides(pair)));
        }
        checks.addAll(EventChecks.of(follow));
        PlanReport report = new PlanReport(sourceName(), targetName(), checks);
        return new Ending(report.mayStart() ? ExitCode.OK : ExitCode.UNDECIDED, report.lines(), report.document());
    }

    /** Every value is looked at, also where the plan itself has no use for it. */
    private void refuseWhatMakesNoSense() {
        removals.limit();
        follow.removals();
        landing.lateLanding();
        filter();
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
        return policy.copyingUndecided(copies.copiesUndecided())
                .withEtags(policy.etagsAreDigests(), copies.keepsPartEtags())
                .withLateLanding(landing.lateLanding());
    }
}
