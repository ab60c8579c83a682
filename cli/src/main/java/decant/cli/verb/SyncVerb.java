package decant.cli.verb;

import decant.backfill.RemovalLimit;
import decant.backfill.Tally;
import decant.cli.buckets.Purpose;
import decant.cli.ending.Ending;
import decant.cli.ending.ExitCode;
import decant.cli.ending.Refusal;
import decant.cli.ledger.SqliteLedger;
import decant.cli.options.AspectOptions;
import decant.cli.options.CarryOptions;
import decant.cli.options.EventPlace;
import decant.cli.options.FollowOptions;
import decant.cli.options.RemovalOptions;
import decant.cli.options.StateOptions;
import decant.ledger.RunIdentity;
import decant.reconcile.Policy;
import decant.s3.Transfer;
import decant.s3.copy.TargetEncryption;
import decant.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
    @Mixin private final CarryOptions carry = new CarryOptions();
    @Mixin private final RemovalOptions removals = new RemovalOptions();
    @Mixin private final StateOptions state = new StateOptions();
    @Mixin private final FollowOptions follow = new FollowOptions();
    private volatile @Nullable FollowedSync followed;

    @Option(names = "--dry-run", description = "Say what would be done and change nothing, on either side.")
    private boolean dryRun;

    private long eventsLeft;

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
                aspects.words()
                        + " "
                        + carry.words()
                        + (removals.isDeleteSurplus() ? " --delete-surplus" : "")
                        + " "
                        + follow.words();
        Optional<EventPlace> place = follow.place();
        if (place.isPresent() && (dryRun || endsAtNonPublic())) {
            throw Refusal.usage("--follow goes with neither --dry-run nor --non-public abort.");
        }
        RunIdentity identity = identity(deciding);
        RemovalLimit limit = removals.limit();
        if (dryRun) {
            return rehearse(environment, identity, carry.lateLanding());
        }
        try (SqliteLedger ledger = state.open(environment.stateHome(), identity, carry.lateLanding())) {
            if (place.isPresent()) {
                FollowedSync both = new FollowedSync(this, environment, ledger, plan(place.get()), limit);
                followed = both;
                return both.run();
            }
            eventsLeft = ledger.events().count();
            return pass(environment, ledger, Purpose.WRITE, limit, _ -> {});
        }
    }

    private Follower.Plan plan(EventPlace place) {
        return new Follower.Plan(
                place,
                filter(),
                workers(),
                follow.removals(),
                follow.isHeartbeatOn(),
                sourceSettings(),
                follow.metrics());
    }

    @Override
    public Map<String, Object> figures() {
        FollowedSync both = followed;
        return both == null ? Map.of() : both.figures();
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
        Policy chosen = carry.narrowed(policy).comparing(aspects.compared());
        return dryRun ? chosen.withoutActing() : chosen;
    }

    @Override
    List<String> notes() {
        List<String> notes = new ArrayList<>(aspects.notes());
        if (eventsLeft > 0) {
            notes.add(eventsLeft + " events wait in the state file; --follow listen:PORT works them off.");
        }
        return notes;
    }

    @Override
    ExitCode exitCode(PassReport report) {
        boolean left = dryRun && report.differences() > 0;
        boolean refused = report.report().removalsRefused().isPresent();
        boolean surplusLeft = removals.isDeleteSurplus() && report.report().count(Tally.SURPLUS) > 0;
        return left || refused || surplusLeft ? ExitCode.DIFFERENT : undecidedOr(report, ExitCode.OK);
    }
}
