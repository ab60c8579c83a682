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
import decant.cli.options.AclOptions;
import decant.cli.plan.AclPlans;
import decant.flow.Caps;
import decant.flow.Ticker;
import decant.ledger.Ledger;
import decant.model.Aspect;
import decant.model.KeyFilter;
import decant.reconcile.Policy;
import decant.s3.Transfer;
import decant.s3.TransferOptions;
import decant.s3.copy.TargetEncryption;
import decant.s3.inspect.Known;
import decant.s3.plan.AclPlan;
import decant.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadFactory;

/** The move as {@code decant sync} and {@code decant verify} make it, on the demo's two buckets. For one thread. */
final class Move implements AutoCloseable {
    private static final Set<Aspect> COMPARED_IN_PASSING =
            EnumSet.of(Aspect.CONTENT, Aspect.METADATA, Aspect.STORAGE_CLASS);

    /** The users delete more than the one key in a hundred that a pass would remove unless told otherwise. */
    private static final RemovalLimit REMOVALS = new RemovalLimit(Long.MAX_VALUE, 0.5);

    private static final int WORKERS = Caps.DEFAULT_CONCURRENCY;
    private static final int RELISTED_SPANS = 8;

    private final OpenPair pair;
    private final Gates gates;
    private final Copies copies;
    private final Policy policy;
    private final Clock clock;
    private final long seed;

    private Move(OpenPair pair, Gates gates, Copies copies, Clock clock, long seed) {
        this.pair = pair;
        this.gates = gates;
        this.copies = copies;
        this.clock = clock;
        this.seed = seed;
        AclPlan plan =
                AclPlans.of(
                        new AclOptions(),
                        new AclPlan.Sides(
                                pair.sourceFacts(),
                                pair.targetFacts(),
                                pair.link().capabilities().acl(),
                                pair.targetOwnerId()));
        this.policy = Policy.carrying(plan.policy());
    }

    /** Opens both buckets and finds out what the target honours. */
    static Move open(DemoWorld world, Clock clock, Ticker ticker, long seed) throws StoreException {
        Random random = new Random(seed);
        Copies copies = new Copies();
        Gates gates = new Gates(Caps.DEFAULT, random, ticker, copies);
        OpenPair pair =
                new S3Buckets(clock, random)
                        .open(
                                world.sourceSettings(),
                                world.targetSettings(),
                                Purpose.WRITE,
                                new TransferOptions(Transfer.SERVER_SIDE, gates.bytes(), TargetEncryption.DEFAULT),
                                gates);
        return new Move(pair, gates, copies, clock, seed);
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

    /** A pass while users write. */
    BackfillReport pass(Ledger ledger, BackfillListener listener) throws StoreException, InterruptedException {
        return backfill(ledger, policy.comparing(COMPARED_IN_PASSING), RemovalLimit.NONE, listener).run();
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
                new BackfillOptions(KeyFilter.ALL, WORKERS, 2 * WORKERS, headEveryObject, removals),
                threads(),
                clock,
                this::sleepUntil,
                listener);
    }

    private void sleepUntil(Instant time) throws InterruptedException {
        Duration left = Duration.between(clock.instant(), time);
        if (left.isPositive()) {
            Thread.sleep(left);
        }
    }

    /** Compares every key in every aspect, by code that shares no comparison with the passes. */
    Certificate prove(FindingListener listener) throws StoreException, InterruptedException {
        AuditOptions options =
                new AuditOptions(
                        KeyFilter.ALL, WORKERS, 1, true, policy.acl()::desired, false, true, RELISTED_SPANS, seed);
        return new Audit(
                        pair.link().source(),
                        pair.link().target(),
                        pair.sourceLister(),
                        pair.targetLister(),
                        options,
                        threads(),
                        clock,
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
