package decant.cli.verb;

import decant.backfill.RemovalLimit;
import decant.cli.buckets.Gates;
import decant.cli.buckets.OpenPair;
import decant.cli.ending.Refusal;
import decant.cli.follow.EventSession;
import decant.cli.follow.FollowFigures;
import decant.cli.follow.HeartbeatRun;
import decant.cli.follow.LiveThread;
import decant.cli.follow.MetricsServer;
import decant.cli.follow.QueueSession;
import decant.cli.ledger.SqliteLedger;
import decant.cli.listen.EventServer;
import decant.cli.listen.Intake;
import decant.cli.listen.ListenSession;
import decant.cli.options.EventPlace;
import decant.dashboard.metrics.Metrics;
import decant.live.Carriage;
import decant.live.Delivery;
import decant.live.Heartbeat;
import decant.live.Hint;
import decant.live.Live;
import decant.live.LiveListener;
import decant.live.LiveOptions;
import decant.live.LiveView;
import decant.live.RemovalBreaker;
import decant.live.SharedStop;
import decant.live.Surroundings;
import decant.model.KeyFilter;
import decant.reconcile.KeyClaims;
import decant.reconcile.LinkRole;
import decant.reconcile.Policy;
import decant.s3.S3Settings;
import decant.store.StoreException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A live copy in this process: its engine, where its events come from, its heartbeat and its figures. */
public final class Follower implements AutoCloseable {
    /** Hints held from which on the queue is left alone; some hundred bytes each. */
    private static final int MAX_HINTS = 10_000;

    /**
     * S3 takes five minutes at times until a changed configuration is in force [S3 user guide, "Enabling and
     * configuring event notifications"].
     */
    private static final Duration PROOF_LIMIT = Duration.ofMinutes(10);

    private static final Duration A_WHILE = Duration.ofSeconds(1);

    /**
     * How to follow.
     *
     * @param server that listens at the place already, and goes on when the follower has ended; empty where the
     *     follower is to listen itself, or nobody does
     * @param workers keys in work at once
     * @param removals from the target within an hour
     * @param source whose events they are, and whose credentials a queue is asked with
     * @param metrics where to serve figures
     * @param role the part that the link plays in a migration
     */
    public record Plan(
            EventPlace place,
            Optional<EventServer> server,
            KeyFilter filter,
            int workers,
            RemovalLimit removals,
            boolean heartbeat,
            S3Settings source,
            Optional<InetSocketAddress> metrics,
            LinkRole role) {
        /** For a target that follows, with no switch to come. */
        public Plan(
                EventPlace place,
                KeyFilter filter,
                int workers,
                RemovalLimit removals,
                boolean heartbeat,
                S3Settings source,
                Optional<InetSocketAddress> metrics) {
            this(place, Optional.empty(), filter, workers, removals, heartbeat, source, metrics, LinkRole.FOLLOWING);
        }

        /** The same for one whose figures somebody else serves. */
        public Plan withoutMetrics() {
            return new Plan(place, server, filter, workers, removals, heartbeat, source, Optional.empty(), role);
        }

        /** The same in another part. */
        public Plan in(LinkRole other) {
            return new Plan(place, server, filter, workers, removals, heartbeat, source, metrics, other);
        }

        /** The same with a server that listens there already. */
        public Plan at(Optional<EventServer> listening) {
            return new Plan(place, listening, filter, workers, removals, heartbeat, source, metrics, role);
        }
    }

    private final FollowFigures figures;
    private final Gates gates;
    private final Live live;
    private final @Nullable HeartbeatRun heartbeat;
    private final EventSession session;
    private final @Nullable MetricsServer metrics;
    private final ThreadFactory threads;
    private @Nullable LiveThread running;
    private boolean closed;

    private Follower(
            FollowFigures figures,
            Gates gates,
            Live live,
            @Nullable HeartbeatRun heartbeat,
            EventSession session,
            @Nullable MetricsServer metrics,
            ThreadFactory threads) {
        this.figures = figures;
        this.gates = gates;
        this.live = live;
        this.heartbeat = heartbeat;
        this.session = session;
        this.metrics = metrics;
        this.threads = threads;
    }

    /**
     * Opens everything; nothing is followed yet.
     *
     * @param listener is told of every look; tells the figures
     */
    public static Follower open(
            Environment environment,
            Plan plan,
            OpenPair pair,
            SqliteLedger ledger,
            Policy policy,
            Gates gates,
            KeyClaims claims,
            FollowFigures figures,
            LiveListener listener,
            ThreadFactory threads)
            throws StoreException {
        Heartbeat heart = plan.heartbeat() ? heart(environment, pair) : null;
        HeartbeatRun heartbeat =
                heart == null
                        ? null
                        : new HeartbeatRun(heart, listener, figures, gates::mayBegin, environment.clock(), threads);
        KeyFilter filter =
                heart == null ? plan.filter() : key -> key.equals(heart.key()) || plan.filter().includes(key);
        Live live =
                new Live(
                        new Carriage(pair.liveLink(), plan.role(), policy, ledger, breaker(environment, plan, pair)),
                        new LiveOptions(filter, plan.workers(), MAX_HINTS, plan.removals()),
                        new Surroundings(
                                threads,
                                environment.clock(),
                                heartbeat == null ? listener : heartbeat,
                                claims,
                                gates::mayBegin));
        MetricsServer metrics =
                plan.metrics()
                        .map(at ->
                                MetricsServer.start(
                                        at,
                                        () -> Metrics.text(figures.view(live.view())),
                                        () -> figures.snapshot().trouble()))
                        .orElse(null);
        try {
            EventSession session = session(environment, plan, ledger, live, figures, threads);
            return new Follower(figures, gates, live, heartbeat, session, metrics, threads);
        } catch (StoreException | RuntimeException e) {
            if (metrics != null) {
                metrics.close();
            }
            throw e;
        }
    }

    /** A process that begins anew, and the follower of another phase, know of one that has opened. */
    private static RemovalBreaker breaker(Environment environment, Plan plan, OpenPair pair) {
        return new RemovalBreaker(
                plan.removals(),
                pair.liveLink().target(),
                environment.clock(),
                new SharedStop(pair.atTarget(), environment.clock()));
    }

    private static Heartbeat heart(Environment environment, OpenPair pair) throws StoreException {
        String run = HexFormat.of().toHexDigits(environment.random().nextLong());
        Heartbeat heart = new Heartbeat(pair.atSource(), pair.atTarget(), run, environment.clock());
        String foreign = heart.foreignKey(pair.liveLink().source());
        if (foreign != null) {
            throw Refusal.harm(
                    foreign
                            + " is not Decant's own, so nothing is written beside it; --heartbeat off follows without a"
                            + " heartbeat. What lies below .decant/ is not moved.");
        }
        return heart;
    }

    private static EventSession session(
            Environment environment,
            Plan plan,
            SqliteLedger ledger,
            Live live,
            FollowFigures figures,
            ThreadFactory threads)
            throws StoreException {
        return switch (plan.place()) {
            case EventPlace.Queue(var url, var deadLetters) ->
                    QueueSession.open(
                            url,
                            deadLetters,
                            plan.source(),
                            live,
                            figures,
                            environment.queues(),
                            threads,
                            environment.clock());
            case EventPlace.Here here ->
                    ListenSession.open(
                            plan.server().orElseGet(() -> here.listen("the source's", Intake.into(ledger.events()))),
                            plan.server().isEmpty(),
                            ledger.events(),
                            plan.source().uri(),
                            live,
                            figures,
                            threads,
                            environment.clock());
        };
    }

    /**
     * Begins to follow. If it ends by itself, the calling thread is interrupted.
     *
     * @param lines takes a sentence for every message that is not understood
     */
    public void begin(Consumer<String> lines) throws StoreException {
        session.sayPoisonTo(lines);
        running = LiveThread.start(live, threads);
        session.start();
        if (heartbeat != null) {
            try {
                heartbeat.begin();
            } catch (StoreException e) {
                if (e.kind().endsRun() || e.kind().isTransient()) {
                    throw e;
                }
                throw Refusal.harm(e.getMessage() + " --heartbeat off follows without a heartbeat.");
            }
        }
    }

    /** Whether the heartbeat has come back three times; without one there is nothing to prove. */
    public boolean isProven() {
        return heartbeat == null || heartbeat.isProven();
    }

    /** Whether it has given back every event that it did not acknowledge, as far as it has ended. */
    public boolean gaveBack() {
        return session.gaveBack();
    }

    /** Hints in hand. */
    public int hints() {
        return live.view().hints();
    }

    /** Has keys looked at. */
    public void offer(List<Hint> hints, Delivery delivery) throws InterruptedException {
        live.offer(hints, delivery);
    }

    /** Waits until the heartbeat has come back three times; without one, the queue that answered must be enough. */
    public void awaitProof() throws InterruptedException {
        Duration waited = Duration.ZERO;
        while (heartbeat != null && !heartbeat.awaitProof(A_WHILE)) {
            // While the target is paused nothing can come back.
            waited = gates.mayBegin() ? waited.plus(A_WHILE) : waited;
            if (waited.compareTo(PROOF_LIMIT) > 0) {
                throw unproven();
            }
        }
    }

    private static Refusal unproven() {
        return Refusal.harm(
                "No heartbeat came back within "
                        + PROOF_LIMIT.toMinutes()
                        + " minutes, so what is written during the pass might be missed: make sure that the event"
                        + " rule covers .decant/ and that the events come here, or go without by --heartbeat off.");
    }

    /** Follows until somebody interrupts. */
    public void await() throws InterruptedException {
        if (running != null) {
            running.await();
        }
    }

    /** Follows for a while, or until somebody interrupts. */
    public void await(Duration limit) throws InterruptedException {
        if (running != null) {
            running.await(limit);
        }
    }

    /**
     * Closes it if it has ended without being told to, which is what has interrupted the calling thread then.
     *
     * @throws StoreException that has ended it
     */
    public void closeIfItEnded() throws StoreException {
        if (running != null && running.endedByItself()) {
            Thread.interrupted();
            close();
        }
    }

    /** Somebody else has parked a key in the ledger. */
    public void someParked() {
        live.someParked();
    }

    /** Where it stands. */
    public LiveView view() {
        return live.view();
    }

    /** The port that events are sent to; empty where they come out of a queue. */
    public OptionalInt port() {
        return session.port();
    }

    /** What to show now. */
    List<String> lines() {
        return figures.lines(live.view());
    }

    /** Why nothing goes faster. */
    List<String> reasons() {
        return gates.reasons();
    }

    /**
     * Ends it.
     *
     * @throws StoreException that has ended it before
     */
    @Override
    public void close() throws StoreException {
        if (closed) {
            return;
        }
        closed = true;
        LiveThread engine = running;
        if (engine != null) {
            engine.stop();
        }
        if (heartbeat != null) {
            heartbeat.close();
        }
        if (metrics != null) {
            metrics.close();
        }
        // An interrupt has had its effect already; what was done is to be acknowledged all the same.
        boolean interrupted = Thread.interrupted();
        try {
            session.close();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        if (engine != null) {
            engine.rethrow();
        }
    }
}
