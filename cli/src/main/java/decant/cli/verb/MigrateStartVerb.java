package decant.cli.verb;

import decant.cli.cutover.CutoverHooks;
import decant.cli.cutover.HookedDelivery;
import decant.cli.ending.Ending;
import decant.cli.ending.ExitCode;
import decant.cli.ending.Refusal;
import decant.cli.ledger.SqliteLedger;
import decant.cli.migration.Hook;
import decant.cli.migration.ProgramHook;
import decant.cli.options.AlertOptions;
import decant.cli.options.BrakeOptions;
import decant.cli.options.BudgetOptions;
import decant.cli.options.CarryOptions;
import decant.cli.options.DashboardOptions;
import decant.cli.options.EventPlace;
import decant.cli.options.FileOptions;
import decant.cli.options.FollowOptions;
import decant.cli.options.GateOptions;
import decant.cli.options.HookOptions;
import decant.cli.options.RemovalOptions;
import decant.cli.options.ReverseOptions;
import decant.cli.options.StateOptions;
import decant.ledger.RunIdentity;
import decant.reconcile.Policy;
import decant.s3.Transfer;
import decant.s3.copy.TargetEncryption;
import decant.store.StoreException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code decant migrate start}. */
@Command(
        name = "start",
        description = {
            "Move a bucket as far as it goes without a cutover, and keep the target equal from then on.",
            "Events are followed, what was there is copied, access lists are swept, a closing pass compares everything,"
                    + " and both sides are verified. Killed or stopped, the same command goes on where it was."
        },
        customSynopsis = "decant migrate start [OPTIONS] [SOURCE TARGET]",
        sortOptions = false)
public final class MigrateStartVerb extends PassVerb {
    // Its being there is what counts.
    @SuppressWarnings("UnusedVariable")
    @Mixin
    private final FileOptions file = new FileOptions();

    @Mixin private final FollowOptions follow = new FollowOptions();
    @Mixin private final ReverseOptions reverse = new ReverseOptions();
    @Mixin private final GateOptions gateOptions = new GateOptions();
    @Mixin private final BrakeOptions brake = new BrakeOptions();
    @Mixin private final BudgetOptions budget = new BudgetOptions();
    @Mixin private final HookOptions hooks = new HookOptions();
    @Mixin private final AlertOptions alerts = new AlertOptions();
    @Mixin private final CarryOptions carry = new CarryOptions();
    @Mixin private final RemovalOptions removals = new RemovalOptions();
    @Mixin private final StateOptions state = new StateOptions();
    @Mixin private final DashboardOptions dashboard = new DashboardOptions();

    @Option(
            names = "--until-converged",
            description = "End with exit code 0 when every gate is open. Default: follow until stopped.")
    private boolean untilConverged;

    private final Optional<CutoverHooks> given;
    private volatile @Nullable MigrationRun running;

    public MigrateStartVerb() {
        this.given = Optional.empty();
    }

    /** With CDN and application in this process. */
    public MigrateStartVerb(CutoverHooks others) {
        this.given = Optional.of(others);
    }

    @Override
    public String name() {
        return "migrate start";
    }

    @Override
    public String resumption() {
        return "The same command goes on where it was.";
    }

    @Override
    public Ending run(Environment environment) throws StoreException, InterruptedException {
        Follower.Plan plan =
                new Follower.Plan(
                        follow.place()
                                .orElseThrow(() ->
                                        Refusal.usage(
                                                "Say where the source's events come from: live.events in the file, or"
                                                        + " --follow.")),
                        filter(),
                        workers(),
                        follow.removals(),
                        follow.isHeartbeatOn(),
                        sourceSettings(),
                        follow.metrics());
        if (endsAtNonPublic()) {
            throw Refusal.usage(
                    "A migration cannot end at the first object that is not public: --non-public withhold.");
        }
        RunIdentity identity = identity("migrate " + carry.words());
        Path stateFile = state.ofMigration(environment.stateHome(), identity);
        MigrationRun.Wishes wishes =
                new MigrationRun.Wishes(
                        plan,
                        removals.limit(),
                        gateOptions.maxLag(),
                        gateOptions.drainQuiet(),
                        gateOptions.isDeep(),
                        gateOptions.holdFile(),
                        hooks.onTransition().map(this::hook),
                        brake.reasons(),
                        budget.plan(),
                        alerts.plan(),
                        stateFile,
                        dashboard.place(),
                        untilConverged,
                        wayBack(plan, stateFile),
                        others());
        try (SqliteLedger ledger = SqliteLedger.open(wishes.state(), identity, carry.lateLanding())) {
            MigrationRun run = new MigrationRun(this, environment, ledger, wishes);
            running = run;
            run.run();
            return new Ending(ExitCode.OK, List.of(), run.document());
        }
    }

    private Hook hook(String program) {
        return new ProgramHook(program, hooks.timeout());
    }

    /** The link back reads what the forward link writes, as it is followed, with the target's credentials. */
    private MigrationRun.WayBack wayBack(Follower.Plan forward, Path stateFile) {
        Optional<EventPlace> from = reverse.place();
        if (from.filter(place -> place instanceof EventPlace.Queue && place.equals(forward.place())).isPresent()) {
            throw Refusal.usage(
                    "The events of the source and of the target take a queue each, and both name the same.");
        }
        Optional<Follower.Plan> plan =
                from.map(place ->
                        new Follower.Plan(
                                place,
                                forward.filter(),
                                forward.workers(),
                                forward.removals(),
                                forward.heartbeat(),
                                targetSettings(),
                                Optional.empty()));
        Path beside = stateFile.resolveSibling(stateFile.getFileName() + ".back");
        return new MigrationRun.WayBack(
                plan, beside, new RunIdentity(targetName(), sourceName(), "back"), carry.lateLanding());
    }

    private CutoverHooks others() {
        if (given.isPresent()) {
            return given.get();
        }
        Map<String, String> about = Map.of("DECANT_SOURCE", sourceName(), "DECANT_TARGET", targetName());
        return new CutoverHooks(
                hooks.cdn().map(program -> new HookedDelivery(hook(program), about)),
                hooks.switchWriters().map(this::hook),
                hooks.freeze().map(this::hook),
                about);
    }

    @Override
    public Map<String, Object> figures() {
        MigrationRun run = running;
        return run == null ? Map.of() : run.document();
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

    @Override
    List<String> notes() {
        return List.of();
    }

    @Override
    ExitCode exitCode(PassReport report) {
        return ExitCode.OK;
    }
}
