package decant.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import decant.backfill.RemovalLimit;
import decant.cli.buckets.Gates;
import decant.cli.buckets.Purpose;
import decant.cli.follow.FollowFigures;
import decant.cli.ledger.SqliteLedger;
import decant.cli.links.LinkBack;
import decant.cli.links.OpenLink;
import decant.cli.options.EventPlace;
import decant.cli.output.Console;
import decant.cli.verb.Environment;
import decant.cli.verb.Follower;
import decant.flow.Caps;
import decant.flow.Ticker;
import decant.ledger.ParkedKey;
import decant.ledger.RunIdentity;
import decant.migration.ControlObject;
import decant.migration.Direction;
import decant.migration.Phase;
import decant.model.AccessList;
import decant.model.ETag;
import decant.model.KeyFilter;
import decant.model.ObjectHeaders;
import decant.model.ObjectKey;
import decant.model.ReservedKeys;
import decant.model.StorageClass;
import decant.model.Tags;
import decant.reconcile.AclPolicy;
import decant.reconcile.KeptAgreements;
import decant.reconcile.KeyClaims;
import decant.reconcile.LinkPhase;
import decant.reconcile.Policy;
import decant.s3.S3Credentials;
import decant.s3.S3Settings;
import decant.s3.S3Uri;
import decant.s3.Transfer;
import decant.s3.TransferOptions;
import decant.s3.queue.ElasticQueues;
import decant.s3.queue.QueueOptions;
import decant.s3.queue.QueueUrl;
import decant.store.Precondition;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import decant.store.memory.MemoryBucket;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Both links of a migration as they run, through its phases and back, on buckets in memory and an SQS server. */
final class LinksTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Ticker HASTY =
            Ticker.of(() -> System.nanoTime() * 50, nanos -> LockSupport.parkNanos(Math.max(1, nanos / 50)));
    private static final String BEATS = ReservedKeys.FOLDER + "heartbeat-";
    private static final S3Settings SOURCE = settings("s3://source");
    private static final S3Settings TARGET = settings("s3://target");

    private static ElasticQueues queues;

    @TempDir private Path directory;
    private final Clock storesClock = new Strides(CLOCK.instant().minus(Duration.ofDays(1)));
    private final MemoryBuckets buckets = new MemoryBuckets(storesClock);
    private final KeyClaims claims = new KeyClaims();
    private final Instant since = storesClock.instant().minusSeconds(10);
    private final LinkPhase.Switching switching = new LinkPhase.Switching(since);
    private MemoryBucket source;
    private MemoryBucket target;
    private String name;
    private int queuesMade;
    private Environment environment;
    private SqliteLedger forwardLedger;
    private SqliteLedger backLedger;
    private OpenLink forward;
    private Notifier notifier;

    /** A clock of which no two readings are near each other, so that no object is young. */
    private static final class Strides extends Clock {
        private static final Duration STRIDE = Duration.ofSeconds(3);

        private Instant now;

        Strides(Instant begin) {
            this.now = begin;
        }

        @Override
        public synchronized Instant instant() {
            now = now.plus(STRIDE);
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("Nobody asks for it.");
        }
    }

    private static S3Settings settings(String uri) {
        return S3Settings.of(S3Uri.parse(uri)).as(S3Credentials.NONE);
    }

    @BeforeAll
    static void startServer() {
        queues = new ElasticQueues();
    }

    @AfterAll
    static void stopServer() {
        queues.close();
    }

    @BeforeEach
    void openForward(TestInfo info) throws Exception {
        source = buckets.create("source");
        target = buckets.create("target");
        name = info.getTestMethod().orElseThrow().getName();
        queues.create(name + "-dead");
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        environment =
                new Environment(
                        new Console(nowhere, nowhere, false),
                        CLOCK,
                        HASTY,
                        new Random(1),
                        buckets,
                        QueueOptions.DEFAULT,
                        directory,
                        directory);
        forwardLedger = ledger("forward");
        backLedger = ledger("back");
        Gates gates = new Gates(new Caps(10_000, 10_000, 64), new Random(1), HASTY);
        forward =
                OpenLink.forward(
                        buckets.open(SOURCE, TARGET, Purpose.WRITE, transfer(gates), gates),
                        gates,
                        // What one follower gives back is not held up when the next one takes it.
                        Policy.carrying(new AclPolicy.Preserve("target-owner")).withLateLanding(Duration.ZERO));
        notifier = new Notifier(queues, storesClock).start();
    }

    @AfterEach
    void close() throws Exception {
        notifier.close();
        forward.close();
        forwardLedger.close();
        backLedger.close();
    }

    private SqliteLedger ledger(String name) {
        return SqliteLedger.open(directory.resolve(name), new RunIdentity(name, "", ""), Policy.DEFAULT_LATE_LANDING);
    }

    private static TransferOptions transfer(Gates gates) {
        return new TransferOptions(Transfer.AUTO, gates.bytes());
    }

    private OpenLink openBack() throws StoreException {
        return new LinkBack(SOURCE, TARGET, transfer(forward.gates())).open(buckets, forward, switching, CLOCK, HASTY);
    }

    /**
     * A queue for a follower's life, in which the bucket's changes lie that nobody was told of yet. ElasticMQ answers a
     * receiver that has ended, and hides that message for a while from the next one.
     */
    private String queue(MemoryBucket bucket) {
        String url = queues.create(name + "-" + ++queuesMade, name + "-dead", 50);
        notifier.tell(bucket, url);
        return url;
    }

    private Follower follow(OpenLink link, LinkPhase phase, boolean heartbeat) throws StoreException {
        boolean isForward = link.direction() == Direction.FORWARD;
        FollowFigures figures = new FollowFigures(CLOCK);
        String url = queue(isForward ? source : target);
        Follower.Plan plan =
                new Follower.Plan(
                                new EventPlace.Queue(QueueUrl.parse(url), Optional.empty()),
                                new ReservedKeys(ReservedKeys.FOLDER, KeyFilter.ALL),
                                16,
                                new RemovalLimit(1000, 1),
                                heartbeat,
                                isForward ? SOURCE : TARGET,
                                Optional.empty())
                        .in(link.enter(phase, CLOCK, HASTY));
        Follower follower =
                Follower.open(
                        environment,
                        plan,
                        link.pair(),
                        isForward ? forwardLedger : backLedger,
                        link.policy(),
                        link.gates(),
                        claims,
                        figures,
                        figures,
                        Thread.ofVirtual().factory());
        follower.begin(_ -> {});
        return follower;
    }

    private void moveTo(Phase phase) throws StoreException {
        forward.control().change(before -> before.movedTo(phase, CLOCK.instant()));
    }

    @Test
    void carryAnApplicationFromOneSideToTheOther() throws Exception {
        try (Follower follower = follow(forward, LinkPhase.FOLLOWING_WITH_RECEIPTS, true)) {
            follower.awaitProof();
            put(source, "old", 1);
            await(() -> version(target, "old") == 1 && hasReceipts());
        }
        moveTo(Phase.SWITCHING);
        try (OpenLink back = openBack()) {
            switchOver(back);
            moveTo(Phase.SWITCHED);
            lookAfterStragglers(back);
            moveTo(Phase.FINISHED);
            for (OpenLink link : List.of(forward, back)) {
                assertThatThrownBy(() -> link.enter(switching, CLOCK, HASTY)).isInstanceOf(StoreException.class);
            }
        }
        assertThat(source.contents().keySet()).noneMatch(key -> key.toString().startsWith(ReservedKeys.FOLDER));
        assertThat(target.contents().keySet()).noneMatch(key -> key.toString().startsWith(BEATS));
    }

    private void switchOver(OpenLink back) throws Exception {
        try (Follower there = follow(forward, switching, true);
                Follower andBack = follow(back, switching, true)) {
            there.awaitProof();
            andBack.awaitProof();
            assertThat(beats(source)).as("the canary of each link is at both sides").isEqualTo(2);
            assertThat(beats(target)).isEqualTo(2);

            put(target, "new", 2);
            put(source, "old", 3);
            await(() -> version(source, "new") == 2 && version(target, "old") == 3);
            assertThat(acl(source, "new")).isEqualTo(AccessList.PUBLIC_READ);
            target.remove(ObjectKey.of("new"), Precondition.NONE);
            target.writeAcl(ObjectKey.of("old"), AccessList.PRIVATE);
            await(() -> version(source, "new") == 0 && acl(source, "old").equals(AccessList.PRIVATE));

            notifier.afterwards(() -> {
                put(source, "old", 4);
                put(target, "old", 5);
            });
            await(() -> parked(forwardLedger, "old") && parked(backLedger, "old"));
            assertThat(version(source, "old")).isEqualTo(4);
            assertThat(version(target, "old")).isEqualTo(5);
        }
    }

    private void lookAfterStragglers(OpenLink back) throws Exception {
        try (Follower _ = follow(forward, new LinkPhase.Switched(since), false);
                Follower _ = follow(back, new LinkPhase.Leading(since), false)) {
            put(target, "later", 6);
            put(source, "straggler", 7);
            await(() -> version(source, "later") == 6 && version(target, "straggler") == 7);
            put(source, "later", 8);
            await(() -> parked(forwardLedger, "later"));
            assertThat(version(target, "later")).isEqualTo(6);
        }
    }

    @Test
    void keepWhatWasWrittenAtTheTargetWhenItIsRolledBack() throws Exception {
        put(source, "photo", 1);
        try (Follower _ = follow(forward, LinkPhase.FOLLOWING_WITH_RECEIPTS, false)) {
            await(() -> version(target, "photo") == 1);
        }
        moveTo(Phase.SWITCHING);
        try (OpenLink back = openBack()) {
            try (Follower _ = follow(forward, switching, false);
                    Follower _ = follow(back, switching, false)) {
                put(target, "photo", 2);
                put(target, "portrait", 3);
                await(() -> version(source, "photo") == 2 && version(source, "portrait") == 3);
            }
            Follower late = follow(back, switching, false);
            moveTo(Phase.ROLLED_BACK);
            // For so long it may go by what it has read before.
            HASTY.sleep(ControlObject.TIME_TO_LIVE.toNanos());
            put(target, "too late", 4);
            assertThatThrownBy(
                            () -> {
                                try {
                                    late.await();
                                } catch (InterruptedException _) {
                                    late.closeIfItEnded();
                                }
                            })
                    .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.OUTDATED));
            assertThat(version(source, "too late")).isZero();
        }
        try (Follower _ = follow(forward, LinkPhase.FOLLOWING, false)) {
            put(source, "photo", 5);
            await(() -> version(target, "photo") == 5);
        }
        assertThat(version(source, "portrait")).isEqualTo(3);
        assertThat(version(target, "portrait")).isEqualTo(3);
        assertThat(forwardLedger.parkedCount() + backLedger.parkedCount()).isZero();
    }

    @Test
    void theOneBackIsOpenedWhileTheApplicationMovesAndNeverServesAPass() throws Exception {
        for (Phase phase : new Phase[] {Phase.CONVERGED, Phase.FINISHED, Phase.ROLLED_BACK}) {
            moveTo(phase);
            assertThatThrownBy(this::openBack)
                    .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.OUTDATED))
                    .hasMessageContaining(phase.word());
        }
        moveTo(Phase.SWITCHING);
        put(source, "a", 1);
        try (OpenLink back = openBack()) {
            ObjectKey key = ObjectKey.of("a");
            assertThatThrownBy(() -> back.pair().liveLink().target().remove(key, Precondition.NONE))
                    .as("before it was let into the phase")
                    .isInstanceOf(StoreException.class);
            back.enter(switching, CLOCK, HASTY);
            assertThatThrownBy(() -> back.pair().link().target().remove(key, Precondition.NONE))
                    .as("by a pass")
                    .isInstanceOf(StoreException.class);
            assertThatThrownBy(() -> back.pair().liveLink().source().remove(key, Precondition.NONE))
                    .as("at what it reads")
                    .isInstanceOf(StoreException.class);
            assertThat(version(source, "a")).isEqualTo(1);
            back.pair().liveLink().target().remove(key, Precondition.NONE);
            assertThat(version(source, "a")).isZero();
        }
    }

    private static void put(MemoryBucket bucket, String key, int version) {
        bucket.put(
                ObjectKey.of(key),
                ETag.ofMd5(version, version, 0),
                version,
                ObjectHeaders.NONE,
                Tags.NONE,
                AccessList.PUBLIC_READ,
                StorageClass.STANDARD);
    }

    private static long version(MemoryBucket bucket, String key) {
        return bucket.peek(ObjectKey.of(key)).map(object -> object.content().etag().high()).orElse(0L);
    }

    private static AccessList acl(MemoryBucket bucket, String key) {
        return bucket.peek(ObjectKey.of(key)).orElseThrow().acl();
    }

    private static long beats(MemoryBucket bucket) {
        return bucket.contents().keySet().stream().filter(key -> key.toString().startsWith(BEATS)).count();
    }

    private boolean hasReceipts() {
        return target.contents().keySet().stream().anyMatch(key -> key.toString().startsWith(KeptAgreements.FOLDER));
    }

    private static boolean parked(SqliteLedger ledger, String key) {
        return ledger.parked(null, 100).stream()
                .filter(row -> row.cause().equals("conflict"))
                .map(ParkedKey::key)
                .anyMatch(ObjectKey.of(key)::equals);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for a minute").isLessThan(deadline);
            Thread.sleep(Duration.ofMillis(20));
        }
    }
}
