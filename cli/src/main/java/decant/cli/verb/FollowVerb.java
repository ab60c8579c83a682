package decant.cli.verb;

import decant.cli.buckets.Gates;
import decant.cli.buckets.OpenPair;
import decant.cli.buckets.Purpose;
import decant.cli.ending.Ending;
import decant.cli.ending.ExitCode;
import decant.cli.ending.Refusal;
import decant.cli.follow.EventSession;
import decant.cli.follow.FollowFigures;
import decant.cli.follow.FollowLog;
import decant.cli.follow.MetricsServer;
import decant.cli.follow.QueueSession;
import decant.cli.ledger.SqliteLedger;
import decant.cli.listen.ListenSession;
import decant.cli.options.CopyOptions;
import decant.cli.options.EventOptions;
import decant.cli.options.FollowedRemovals;
import decant.cli.options.LandingOptions;
import decant.cli.options.MetricsOptions;
import decant.cli.options.StateOptions;
import decant.cli.output.Progress;
import decant.ledger.RunIdentity;
import decant.live.Live;
import decant.live.LiveListener;
import decant.live.LiveOptions;
import decant.live.RemovalBreaker;
import decant.reconcile.KeyClaims;
import decant.reconcile.Policy;
import decant.s3.S3Settings;
import decant.s3.plan.AclPlan;
import decant.s3.queue.QueueUrl;
import decant.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    /** Hints held from which on the queue is left alone; some hundred bytes each. */
    private static final int MAX_HINTS = 10_000;

    @Mixin private final EventOptions events = new EventOptions();
    @Mixin private final FollowedRemovals removals = new FollowedRemovals();
    @Mixin private final CopyOptions copies = new CopyOptions();
    @Mixin private final StateOptions state = new StateOptions();
    @Mixin private final LandingOptions landing = new LandingOptions();
    @Mixin private final MetricsOptions metrics = new MetricsOptions();

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
        events.check();
        RunIdentity identity = identity("follow " + copies.words());
        Gates gates = gates(environment);
        FollowFigures figures = new FollowFigures(environment.clock());
        List<String> notes = new ArrayList<>();
        try (SqliteLedger ledger = state.openOfFollower(environment.stateHome(), identity, landing.lateLanding());
                OpenPair pair = open(environment, Purpose.WRITE, gates)) {
            AclPlan plan = plan(pair, Purpose.WRITE);
            notes.addAll(plan.notes());
            follow(environment, pair, ledger, policy(pair, plan), gates, figures);
        }
        return new Ending(ExitCode.OK, notes, figures.document());
    }

    private void follow(
            Environment environment,
            OpenPair pair,
            SqliteLedger ledger,
            Policy policy,
            Gates gates,
            FollowFigures figures)
            throws StoreException, InterruptedException {
        LiveListener listener =
                output().isVerbose() && !output().isJson()
                        ? new FollowLog(figures, environment.console().out(), environment.clock())
                        : figures;
        LiveOptions options = new LiveOptions(filter(), workers(), MAX_HINTS, removals.limit());
        Live live =
                new Live(
                        pair.liveLink(),
                        ledger,
                        policy,
                        options,
                        new RemovalBreaker(options.removals(), pair.liveLink().target(), environment.clock()),
                        threads(),
                        environment.clock(),
                        listener,
                        new KeyClaims(),
                        gates::mayBegin);
        try (EventSession session = session(environment, ledger, live, figures);
                MetricsServer _ =
                        metrics.address().map(at -> MetricsServer.start(at, figures, live::view)).orElse(null);
                Progress progress =
                        Progress.show(
                                progressForm(environment.console()),
                                environment.console(),
                                () -> lines(figures, live, gates))) {
            session.sayPoisonTo(progress::say);
            session.start();
            live.run();
        }
    }

    private EventSession session(Environment environment, SqliteLedger ledger, Live live, FollowFigures figures)
            throws StoreException {
        S3Settings source = sourceSettings();
        Optional<QueueUrl> queue = events.queue();
        if (queue.isPresent()) {
            return QueueSession.open(
                    queue.get(), events.deadLetters(), source, live, figures, threads(), environment.clock());
        }
        return ListenSession.open(
                events.listenAt(),
                events.secret(),
                ledger.events(),
                source.uri(),
                live,
                figures,
                threads(),
                environment.clock());
    }

    private static List<String> lines(FollowFigures figures, Live live, Gates gates) {
        List<String> lines = new ArrayList<>(figures.lines(live.view()));
        gates.reasons().forEach(reason -> lines.add("  " + reason));
        return lines;
    }

    @Override
    Policy narrowed(Policy policy) {
        return policy.copyingUndecided(copies.copiesUndecided())
                .withEtags(policy.etagsAreDigests(), copies.keepsPartEtags())
                .withLateLanding(landing.lateLanding());
    }
}
