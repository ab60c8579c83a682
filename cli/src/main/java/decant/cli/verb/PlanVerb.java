package decant.cli.verb;

import decant.cli.buckets.Gates;
import decant.cli.buckets.OpenPair;
import decant.cli.buckets.Purpose;
import decant.cli.ending.Ending;
import decant.cli.ending.ExitCode;
import decant.cli.options.BudgetOptions;
import decant.cli.options.CarryOptions;
import decant.cli.options.EventPlace;
import decant.cli.options.FileOptions;
import decant.cli.options.FollowOptions;
import decant.cli.options.RemovalOptions;
import decant.cli.options.ReverseOptions;
import decant.cli.output.Figures;
import decant.cli.output.Progress;
import decant.cli.plan.Check;
import decant.cli.plan.EventChecks;
import decant.cli.plan.PlanReport;
import decant.cli.plan.Planner;
import decant.cli.plan.Sample;
import decant.cli.plan.Sampling;
import decant.cli.plan.TargetChecks;
import decant.reconcile.Policy;
import decant.s3.Transfer;
import decant.s3.copy.TargetEncryption;
import decant.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    /** As long as an estimate takes to be worth something on a large bucket. */
    private static final Duration LISTING = Duration.ofSeconds(10);

    // Its being there is what counts.
    @SuppressWarnings("UnusedVariable")
    @Mixin
    private final FileOptions file = new FileOptions();

    @Mixin private final FollowOptions follow = new FollowOptions();
    @Mixin private final ReverseOptions reverse = new ReverseOptions();
    @Mixin private final CarryOptions carry = new CarryOptions();
    @Mixin private final RemovalOptions removals = new RemovalOptions();
    @Mixin private final BudgetOptions budget = new BudgetOptions();

    @Override
    public String name() {
        return "migrate plan";
    }

    @Override
    public Ending run(Environment environment) throws StoreException, InterruptedException {
        refuseWhatMakesNoSense();
        Optional<EventPlace> place = follow.place();
        Optional<EventPlace> back = reverse.place();
        Gates gates = gates(environment);
        List<Check> checks = new ArrayList<>();
        Planner.Found found;
        try (OpenPair pair = open(environment, gates, checks)) {
            Sample sample = sample(environment, pair);
            Instant now = environment.clock().instant();
            Planner planner = new Planner(acl(), carry.keepsPartEtags(), place, caps(), budget.plan(), now);
            found = gates.opening(() -> planner.look(pair, sides(pair), sample, names()));
        }
        checks.addAll(found.checks());
        checks.addAll(EventChecks.of(place, follow, back));
        PlanReport report =
                new PlanReport(
                        sourceName(), targetName(), checks, found.carryOver(), found.forecast(), found.alternatives());
        return new Ending(report.mayStart() ? ExitCode.OK : ExitCode.UNDECIDED, report.lines(), report.document());
    }

    /** Opens both by canaries at the target; where those are refused, to read, so that all the rest is told as well. */
    private OpenPair open(Environment environment, Gates gates, List<Check> checks) throws StoreException {
        try {
            OpenPair pair = open(environment, Purpose.WRITE, gates);
            checks.addAll(TargetChecks.of(pair));
            return pair;
        } catch (StoreException e) {
            if (e.kind() != StoreException.Kind.DENIED) {
                throw e;
            }
            checks.add(TargetChecks.denied(e));
            return open(environment, Purpose.READ, gates);
        }
    }

    private Sample sample(Environment environment, OpenPair pair) throws StoreException, InterruptedException {
        List<String> line = List.of("  listing the source for at most " + Figures.duration(LISTING));
        try (Progress _ = Progress.show(progressForm(environment.console()), environment.console(), () -> line)) {
            return new Sampling(filter())
                    .run(pair.link().source(), environment.clock().instant(), workers(), threads(), LISTING);
        }
    }

    private Planner.Names names() {
        return new Planner.Names(sourceSettings().uri().bucket(), targetSettings().uri().bucket());
    }

    /** Every value is looked at, also where the plan itself has no use for it. */
    private void refuseWhatMakesNoSense() {
        removals.limit();
        budget.plan();
        follow.removals();
        carry.lateLanding();
        filter();
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
        return carry.narrowed(policy);
    }
}
