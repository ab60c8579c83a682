package decant.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import decant.ledger.MemoryLedger;
import decant.ledger.RunIdentity;
import decant.model.AccessList;
import decant.model.Aspect;
import decant.model.ETag;
import decant.model.KeyFilter;
import decant.model.ObjectHeaders;
import decant.model.ObjectKey;
import decant.model.StorageClass;
import decant.model.Tags;
import decant.reconcile.AclPolicy;
import decant.reconcile.Outcome;
import decant.reconcile.Policy;
import decant.store.Capabilities;
import decant.store.Interceptor;
import decant.store.Link;
import decant.store.Operation;
import decant.store.StoreException;
import decant.store.memory.MemoryBucket;
import decant.store.memory.MemoryObject;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A whole pass between two buckets in memory: what ends up at the target, and how many calls it takes. */
class BackfillTest {
    private final ManualTime time = new ManualTime(Instant.parse("2026-11-22T12:00:00Z"));
    private final MemoryBucket source = new MemoryBucket("s3://source/", time, Capabilities.AWS);
    private final MemoryBucket target = new MemoryBucket("s3://target/", time, Capabilities.AWS);
    private final Calls sourceCalls = new Calls();
    private final Calls targetCalls = new Calls();
    private final Link link =
            new Link(source, target, order -> target.copyFrom(source, order), Capabilities.AWS)
                    .intercept(sourceCalls, targetCalls);
    private final MemoryLedger ledger =
            new MemoryLedger(new RunIdentity("s3://source/", "s3://target/", ""), Duration.ofMinutes(5));

    @Test
    void copiesEverythingWithOneListingPerPageAndOneCopyPerObject() throws Exception {
        for (int i = 0; i < 3500; i++) {
            source.put(key(i), etag(i), 10);
        }
        time.advance(Duration.ofMinutes(1));

        BackfillReport report = backfill(policy(new AclPolicy.NotCarried()), RemovalLimit.NONE, 1).run();

        assertThat(report.count(Tally.COPIED)).isEqualTo(3500);
        assertThat(report.count(Tally.COPIED_BYTES)).isEqualTo(35_000);
        assertThat(contents(target)).isEqualTo(contents(source));
        // Four pages, each listed once to find and once to confirm; the target's only page is listed once.
        assertThat(sourceCalls.counts).containsExactly(Map.entry(Operation.LIST, 8));
        assertThat(targetCalls.counts)
                .containsExactlyInAnyOrderEntriesOf(Map.of(Operation.LIST, 1, Operation.COPY, 3500));
    }

    @Test
    void findsAnEqualBucketByListingsAlone() throws Exception {
        for (int i = 0; i < 2500; i++) {
            source.put(key(i), etag(i), 10);
        }
        time.advance(Duration.ofMinutes(1));
        for (int i = 0; i < 2500; i++) {
            target.put(key(i), etag(i), 10);
        }

        BackfillReport report = backfill(policy(new AclPolicy.NotCarried()), RemovalLimit.NONE, 1).run();

        assertThat(report.count(Tally.EQUAL)).isEqualTo(2500);
        assertThat(sourceCalls.counts).containsExactly(Map.entry(Operation.LIST, 3));
        assertThat(targetCalls.counts).containsExactly(Map.entry(Operation.LIST, 3));
    }

    @Test
    void carriesAccessListsMetadataTagsAndClasses() throws Exception {
        ObjectHeaders headers = ObjectHeaders.of(Map.of("content-type", "image/png"), Map.of("artist", "popjam"));
        Tags tags = Tags.of(Map.of("team", "art"));
        source.put(key(1), etag(1), 5, headers, tags, AccessList.PUBLIC_READ, new StorageClass("STANDARD_IA"));
        source.put(key(2), etag(2), 5, headers, tags, AccessList.PRIVATE, StorageClass.STANDARD);
        time.advance(Duration.ofMinutes(1));

        backfill(policy(new AclPolicy.Preserve("owner")), RemovalLimit.NONE, 2).run();

        assertThat(contents(target)).isEqualTo(contents(source));
        // The public one's grants are read again after the copy.
        assertThat(sourceCalls.counts.get(Operation.READ_ACL)).isEqualTo(3);
    }

    @Test
    void opensWhatHadToLandPrivateEvenIfAccessListsAreNotCompared() throws Exception {
        MemoryBucket plain = new MemoryBucket("s3://plain/", time, Capabilities.WITHOUT_CONDITIONS);
        Link withoutConditions =
                new Link(source, plain, order -> plain.copyFrom(source, order), Capabilities.WITHOUT_CONDITIONS);
        source.put(key(1), etag(1), 5, ObjectHeaders.NONE, Tags.NONE, AccessList.PUBLIC_READ, StorageClass.STANDARD);
        source.put(key(2), etag(2), 5);
        time.advance(Duration.ofMinutes(1));

        new Backfill(
                        withoutConditions,
                        ledger,
                        policy(new AclPolicy.Preserve("owner")),
                        new BackfillOptions(KeyFilter.ALL, 1, 64, false, RemovalLimit.NONE),
                        Thread.ofVirtual().factory(),
                        time,
                        time,
                        BackfillListener.NONE)
                .run();

        assertThat(contents(plain)).isEqualTo(contents(source));
    }

    @Test
    void sweepsAccessListsByTwoReadsAKeyAndNoLook() throws Exception {
        for (int i = 0; i < 1500; i++) {
            put(source, i, i == 7 ? AccessList.PUBLIC_READ : AccessList.PRIVATE);
        }
        time.advance(Duration.ofMinutes(1));
        for (int i = 0; i < 1500; i++) {
            put(target, i, i == 9 ? AccessList.PUBLIC_READ : AccessList.PRIVATE);
        }
        Policy sweep = Policy.carrying(new AclPolicy.Preserve("owner")).withAspects(Set.of(Aspect.ACL));

        BackfillReport report = backfill(sweep, RemovalLimit.NONE, 1).run();

        assertThat(contents(target)).isEqualTo(contents(source));
        assertThat(report.count(Tally.EQUAL)).isEqualTo(1498);
        assertThat(report.count(Tally.REPAIRED)).isEqualTo(2);
        assertThat(report.count(Tally.EXPOSED)).isEqualTo(1);
        // Both that were repaired are confirmed: by a listing of their pages, and by their grants once more.
        assertThat(sourceCalls.counts)
                .containsExactlyInAnyOrderEntriesOf(Map.of(Operation.LIST, 3, Operation.READ_ACL, 1502));
        // One was narrowed by writing its list, the other opened by a copy that carries it.
        assertThat(targetCalls.counts)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(Operation.LIST, 2, Operation.READ_ACL, 1500, Operation.WRITE_ACL, 1, Operation.COPY, 1));
    }

    @Test
    void parksWhatIsNotPublicWhereEverythingShouldBe() throws Exception {
        put(source, 1, AccessList.PUBLIC_READ);
        put(source, 2, AccessList.PRIVATE);
        time.advance(Duration.ofMinutes(1));

        BackfillReport report = backfill(policy(new AclPolicy.AllPublic()), RemovalLimit.NONE, 1).run();

        assertThat(report.count(Tally.COPIED)).isEqualTo(1);
        assertThat(ledger.parked(null, 10))
                .singleElement()
                .satisfies(parked -> {
                    assertThat(parked.key()).isEqualTo(key(2));
                    assertThat(parked.cause()).isEqualTo(Outcome.Parked.NOT_PUBLIC);
                });
    }

    @Test
    void repairsWhatTheListingsOrALookShowDifferent() throws Exception {
        for (int i = 0; i < 10; i++) {
            target.put(key(i), etag(i), 10);
        }
        time.advance(Duration.ofMinutes(1));
        for (int i = 0; i < 10; i++) {
            ETag etag = i == 3 ? etag(99) : etag(i);
            ObjectHeaders headers =
                    i == 5 ? ObjectHeaders.of(Map.of("content-type", "text/plain"), Map.of()) : ObjectHeaders.NONE;
            source.put(key(i), etag, 10, headers, Tags.NONE, AccessList.PRIVATE, StorageClass.STANDARD);
        }
        time.advance(Duration.ofMinutes(1));

        BackfillReport report = backfill(policy(new AclPolicy.NotCarried()), RemovalLimit.NONE, 1).run();

        assertThat(report.count(Tally.repaired(Aspect.CONTENT))).isEqualTo(1);
        assertThat(report.count(Tally.repaired(Aspect.METADATA))).isEqualTo(1);
        assertThat(report.count(Tally.EQUAL)).isEqualTo(8);
        assertThat(contents(target)).isEqualTo(contents(source));
    }

    @Test
    void removesSurplusOnlyWithinTheLimitAndOnlyWhenTheSourceHasKeys() throws Exception {
        for (int i = 0; i < 300; i++) {
            source.put(key(i), etag(i), 10);
            target.put(key(i), etag(i), 10);
        }
        target.put(ObjectKey.of("surplus-1"), etag(1), 1);
        target.put(ObjectKey.of("surplus-2"), etag(1), 1);
        time.advance(Duration.ofMinutes(1));

        BackfillReport refused = backfill(policy(new AclPolicy.NotCarried()), new RemovalLimit(1, 1), 2).run();
        assertThat(refused.removalsRefused()).hasValueSatisfying(why -> assertThat(why).contains("none was"));
        assertThat(refused.count(Tally.SURPLUS)).isEqualTo(2);
        assertThat(target.contents()).hasSize(302);

        BackfillReport removed = backfill(policy(new AclPolicy.NotCarried()), new RemovalLimit(2, 1), 2).run();
        assertThat(removed.removalsRefused()).isEmpty();
        assertThat(removed.count(Tally.REMOVED)).isEqualTo(2);
        assertThat(contents(target)).isEqualTo(contents(source));

        for (ObjectKey key : source.contents().keySet()) {
            source.remove(key, decant.store.Precondition.NONE);
        }
        BackfillReport emptied = backfill(policy(new AclPolicy.NotCarried()), new RemovalLimit(10_000, 1), 2).run();
        assertThat(emptied.removalsRefused()).hasValueSatisfying(why -> assertThat(why).contains("no key at all"));
        assertThat(target.contents()).hasSize(300);
    }

    @Test
    void looksAtAYoungObjectOnceMore() throws Exception {
        source.put(key(1), etag(1), 10);

        BackfillReport report = backfill(policy(new AclPolicy.NotCarried()), RemovalLimit.NONE, 1).run();

        assertThat(report.count(Tally.COPIED)).isEqualTo(1);
        assertThat(report.count(Tally.EQUAL)).as("it is counted once").isZero();
        assertThat(sourceCalls.counts.get(Operation.LOOK)).isEqualTo(1);
        assertThat(ledger.pendingCount()).isZero();
    }

    private Backfill backfill(Policy policy, RemovalLimit removals, int workers) {
        return new Backfill(
                link,
                ledger,
                policy,
                new BackfillOptions(KeyFilter.ALL, workers, 64, false, removals),
                Thread.ofVirtual().factory(),
                time,
                time,
                BackfillListener.NONE);
    }

    private static Policy policy(AclPolicy acl) {
        Set<Aspect> listedAndMetadata = EnumSet.of(Aspect.CONTENT, Aspect.METADATA, Aspect.STORAGE_CLASS);
        return Policy.carrying(acl).comparing(listedAndMetadata);
    }

    private static void put(MemoryBucket bucket, int number, AccessList acl) {
        bucket.put(key(number), etag(number), 10, ObjectHeaders.NONE, Tags.NONE, acl, StorageClass.STANDARD);
    }

    private static ObjectKey key(int i) {
        return ObjectKey.of("users/%05d.png".formatted(i));
    }

    private static ETag etag(int i) {
        return ETag.ofMd5(i, ~(long) i, 0);
    }

    /** Everything but the times. */
    private static Map<ObjectKey, String> contents(MemoryBucket bucket) {
        Map<ObjectKey, String> contents = new java.util.TreeMap<>();
        for (Map.Entry<ObjectKey, MemoryObject> entry : bucket.contents().entrySet()) {
            MemoryObject object = entry.getValue();
            contents.put(
                    entry.getKey(),
                    object.content().etag()
                            + " "
                            + object.content().size()
                            + " "
                            + object.content().storageClass()
                            + " "
                            + object.headers()
                            + object.tags()
                            + object.acl());
        }
        return contents;
    }

    /** Counts calls by operation. */
    private static final class Calls implements Interceptor {
        final Map<Operation, Integer> counts = new ConcurrentHashMap<>();

        @Override
        public <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call) throws StoreException {
            counts.merge(operation, 1, Integer::sum);
            return call.make();
        }
    }
}
