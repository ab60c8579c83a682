package decant.cli.verb;

import decant.cli.buckets.Gates;
import decant.cli.buckets.OpenPair;
import decant.cli.buckets.Purpose;
import decant.cli.ending.Ending;
import decant.cli.ending.ExitCode;
import decant.cli.ending.Refusal;
import decant.cli.follow.FollowFigures;
import decant.cli.ledger.SqliteLedger;
import decant.cli.options.CarryOptions;
import decant.cli.options.EventOptions;
import decant.cli.options.FollowedRemovals;
import decant.cli.options.HeartbeatOptions;
import decant.cli.options.MetricsOptions;
import decant.cli.options.StateOptions;
import decant.cli.output.Progress;
import decant.ledger.RunIdentity;
import decant.reconcile.KeyClaims;
import decant.reconcile.Policy;
import decant.s3.Transfer;
import decant.s3.copy.TargetEncryption;
import decant.s3.plan.AclPlan;
import decant.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code decant follow}. */
@Command(
        name = "follow",
        description = {
            "Carry changes to the target as they happen: each event leads to a look at its key on both sides.",
            "It runs until it is stopped. What was not done by then is done when it is started again."
        },
        sortOptions = false)
public final class FollowVerb extends TransferVerb {
    @Mixin private final EventOptions events = new EventOptions();
    @Mixin private final FollowedRemovals removals = new FollowedRemovals();
    @Mixin private final CarryOptions carry = new CarryOptions();
    @Mixin private final StateOptions state = new StateOptions();
    @Mixin private final HeartbeatOptions heartbeat = new HeartbeatOptions();
    @Mixin private final MetricsOptions metrics = new MetricsOptions();
    private volatile @Nullable FollowFigures figures;

    @Override
    public String name() {
        return "follow";
    }

    @Override
    public String resumption() {
        return "The same command does what was not done.";
    }

    @Override
    public Ending run(Environment environment) throws StoreException, InterruptedException {
        if (endsAtNonPublic()) {
            throw Refusal.usage("A follower cannot end at the first object that is not public: --non-public withhold.");
        }
        Follower.Plan how =
                new Follower.Plan(
                        events.place(),
                        filter(),
                        workers(),
                        removals.limit(),
                        heartbeat.isOn(),
                        sourceSettings(),
                        metrics.address());
        RunIdentity identity = identity("follow " + carry.words());
        Gates gates = gates(environment);
        FollowFigures running = new FollowFigures(environment.clock());
        figures = running;
        List<String> notes = new ArrayList<>();
        try (SqliteLedger ledger = state.openOfFollower(environment.stateHome(), identity, carry.lateLanding());
                OpenPair pair = open(environment, Purpose.WRITE, gates)) {
            AclPlan plan = plan(pair, Purpose.WRITE);
            notes.addAll(plan.notes());
            pair.transfer().ifPresent(carrier -> notes.add(carrier.sentence()));
            follow(environment, how, pair, ledger, policy(pair, plan), gates, running);
        }
        return new Ending(ExitCode.OK, notes, running.document());
    }

    private void follow(
            Environment environment,
            Follower.Plan how,
            OpenPair pair,
            SqliteLedger ledger,
            Policy policy,
            Gates gates,
            FollowFigures running)
            throws StoreException, InterruptedException {
        Follower follower =
                Follower.open(
                        environment,
                        how,
                        pair,
                        ledger,
                        policy,
                        gates,
                        new KeyClaims(),
                        running,
                        listening(environment, running),
                        threads());
        try (follower) {
            follow(environment, follower);
        }
    }

    private void follow(Environment environment, Follower follower) throws StoreException, InterruptedException {
        try (Progress progress =
                Progress.show(progressForm(environment.console()), environment.console(), () -> lines(follower))) {
            follower.begin(progress::say);
            follower.await();
        } catch (InterruptedException e) {
            follower.closeIfItEnded();
            throw e;
        }
    }

    private static List<String> lines(Follower follower) {
        List<String> lines = new ArrayList<>(follower.lines());
        follower.reasons().forEach(reason -> lines.add("  " + reason));
        return lines;
    }

    @Override
    public Map<String, Object> figures() {
        FollowFigures running = figures;
        return running == null ? Map.of() : running.document();
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
