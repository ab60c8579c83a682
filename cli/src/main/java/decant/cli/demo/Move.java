package decant.cli.demo;

import decant.audit.Audit;
import decant.audit.AuditOptions;
import decant.audit.Certificate;
import decant.audit.FindingListener;
import decant.backfill.Backfill;
import decant.backfill.BackfillListener;
import decant.backfill.BackfillOptions;
import decant.backfill.BackfillReport;
import decant.backfill.RemovalLimit;
import decant.cli.buckets.Gates;
import decant.cli.buckets.OpenPair;
import decant.cli.buckets.Purpose;
import decant.cli.buckets.S3Buckets;
import decant.cli.follow.FollowFigures;
import decant.cli.ledger.SqliteLedger;
import decant.cli.listen.Secret;
import decant.cli.options.AclOptions;
import decant.cli.options.EventPlace;
import decant.cli.plan.AclPlans;
import decant.cli.verb.Environment;
import decant.cli.verb.Follower;
import decant.flow.Caps;
import decant.ledger.Ledger;
import decant.model.Aspect;
import decant.model.KeyFilter;
import decant.model.ReservedKeys;
import decant.reconcile.KeyClaims;
import decant.reconcile.Policy;
import decant.s3.Transfer;
import decant.s3.TransferOptions;
import decant.s3.copy.TargetEncryption;
import decant.s3.inspect.Known;
import decant.s3.plan.AclPlan;
import decant.simulator.functions.Thumbnails;
import decant.store.StoreException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadFactory;

/**
 * The move as {@code decant sync --follow listen:...} and {@code decant verify} make it, on the two buckets of an
 * order. For one thread.
 */
final class Move implements AutoCloseable {
    private static final Set<Aspect> COMPARED_IN_PASSING =
            EnumSet.of(Aspect.CONTENT, Aspect.METADATA, Aspect.STORAGE_CLASS);

    /** The users delete more than the one key in a hundred that a pass would remove unless told otherwise. */
    private static final RemovalLimit REMOVALS = new RemovalLimit(Long.MAX_VALUE, 0.5);

    /** In the hour; the application deletes as much as it likes. */
    private static final RemovalLimit REMOVALS_FOLLOWED = new RemovalLimit(Long.MAX_VALUE, 1);

    /** As {@code --exclude 'thumbnails/*'} does: the target makes its own. */
    private static final KeyFilter FILTER =
            new ReservedKeys(ReservedKeys.FOLDER, key -> !Thumbnails.isThumbnail(key.toString()));

    private static final int WORKERS = Caps.DEFAULT_CONCURRENCY;
    private static final int RELISTED_SPANS = 8;
    private static final Duration LONGEST_QUIETING = Duration.ofSeconds(30);
    private static final Duration QUIET_LOOK = Duration.ofMillis(20);

    private final OpenPair pair;
    private final Gates gates;
    private final Copies copies;
    private final Policy policy;
    private final MoveOrder order;
    private final Environment environment;
    private final long seed;
    private final KeyClaims claims = new KeyClaims();
    private final FollowFigures figures;

    private Move(OpenPair pair, Gates gates, Copies copies, MoveOrder order, Environment environment, long seed) {
        this.pair = pair;
        this.gates = gates;
        this.copies = copies;
        this.order = order;
        this.environment = environment;
        this.seed = seed;
        this.figures = new FollowFigures(environment.clock());
        AclPlan plan =
                AclPlans.of(
                        new AclOptions(),
                        new AclPlan.Sides(
                                pair.sourceFacts(),
                                pair.targetFacts(),
                                pair.link().capabilities().acl(),
                                pair.targetOwnerId()));
        this.policy = Policy.carrying(plan.policy()).withLateLanding(order.lateLanding());
    }

    /** Opens both buckets and finds out what the target honours. */
    static Move open(MoveOrder order, Environment environment, long seed) throws StoreException {
        Random random = new Random(seed);
        Copies copies = new Copies();
        Gates gates = new Gates(Caps.DEFAULT, random, environment.ticker(), copies);
        OpenPair pair =
                new S3Buckets(environment.clock(), random)
                        .open(
                                order.sourceSettings(),
                                order.targetSettings(),
                                Purpose.WRITE,
                                new TransferOptions(Transfer.SERVER_SIDE, gates.bytes(), TargetEncryption.DEFAULT),
                                gates);
        return new Move(pair, gates, copies, order, environment, seed);
    }

    /** What both buckets were found to be. */
    OpenPair pair() {
        return pair;
    }

    /** What has passed to them, and what holds it back. */
    Gates gates() {
        return gates;
    }

    /** What became of the copies. */
    Copies copies() {
        return copies;
    }

    /** What was carried over by events. */
    FollowFigures figures() {
        return figures;
    }

    /** Follows the source's events from now on, as soon as the follower is told to begin. */
    Follower follow(SqliteLedger ledger, boolean heartbeat) throws StoreException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        Follower.Plan plan =
                new Follower.Plan(
                        new EventPlace.Here(new InetSocketAddress(loopback, 0), Secret.NONE, Optional.empty()),
                        FILTER,
                        WORKERS,
                        REMOVALS_FOLLOWED,
                        heartbeat,
                        order.sourceSettings(),
                        Optional.empty());
        Follower follower =
                Follower.open(environment, plan, pair, ledger, policy, gates, claims, figures, figures, threads());
        int port = follower.port().orElseThrow();
        order.sendEventsTo(URI.create("http://" + loopback.getHostAddress() + ":" + port + "/"));
        return follower;
    }

    /**
     * Waits until every change so far was carried over, or for half a minute, since the closing pass finds the rest;
     * then no more events come.
     */
    void settle(SqliteLedger ledger, Follower follower) throws InterruptedException {
        Instant end = environment.clock().instant().plus(LONGEST_QUIETING);
        while (environment.clock().instant().isBefore(end)
                && !(order.eventsAreDelivered() && ledger.events().count() == 0 && follower.view().hints() == 0)) {
            Thread.sleep(QUIET_LOOK);
        }
        order.endEvents();
    }

    /** A pass while users write and a follower follows them. */
    BackfillReport pass(Ledger ledger, BackfillListener listener) throws StoreException, InterruptedException {
        Backfill pass = backfill(ledger, policy.comparing(COMPARED_IN_PASSING), RemovalLimit.NONE, listener);
        return gates.whileBothAnswer(pass::run);
    }

    /**
     * The pass after the last user has stopped: every aspect of every key, surplus removed. Keys that the first pass
     * gave up, since they changed too fast, are tried again before it.
     */
    BackfillReport closingPass(Ledger ledger, BackfillListener listener) throws StoreException, InterruptedException {
        Backfill closing = backfill(ledger, policy, REMOVALS, listener);
        if (ledger.parkedCount() > 0) {
            closing.retryParked();
        }
        return closing.run();
    }

    private Backfill backfill(Ledger ledger, Policy passPolicy, RemovalLimit removals, BackfillListener listener) {
        boolean headEveryObject = pair.sourceFacts().website() != Known.NO;
        return new Backfill(
                pair.link(),
                ledger,
                passPolicy,
                new BackfillOptions(FILTER, WORKERS, 2 * WORKERS, headEveryObject, removals),
                threads(),
                environment.clock(),
                this::sleepUntil,
                listener,
                claims);
    }

    private void sleepUntil(Instant time) throws InterruptedException {
        Duration left = Duration.between(environment.clock().instant(), time);
        if (left.isPositive()) {
            Thread.sleep(left);
        }
    }

    /** Compares every key in every aspect, by code that shares no comparison with the passes. */
    Certificate prove(FindingListener listener) throws StoreException, InterruptedException {
        AuditOptions options =
                new AuditOptions(FILTER, WORKERS, 1, true, policy.acl()::desired, false, true, RELISTED_SPANS, seed);
        return new Audit(
                        pair.link().source(),
                        pair.link().target(),
                        pair.sourceLister(),
                        pair.targetLister(),
                        options,
                        threads(),
                        environment.clock(),
                        listener)
                .run();
    }

    private static ThreadFactory threads() {
        return Thread.ofVirtual().name("worker-", 0).factory();
    }

    @Override
    public void close() {
        pair.close();
    }
}
