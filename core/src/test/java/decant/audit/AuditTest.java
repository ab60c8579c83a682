package decant.audit;

import static org.assertj.core.api.Assertions.assertThat;

import decant.model.AccessList;
import decant.model.ETag;
import decant.model.KeyFilter;
import decant.model.KeyRange;
import decant.model.ObjectHeaders;
import decant.model.ObjectKey;
import decant.model.ReservedKeys;
import decant.model.StorageClass;
import decant.model.Tags;
import decant.store.Capabilities;
import decant.store.ListPage;
import decant.store.memory.MemoryBucket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What the auditor finds, and that it cannot be satisfied by a lister that leaves something out. */
class AuditTest {
    private static final ObjectHeaders PNG = ObjectHeaders.of(Map.of("content-type", "image/png"), Map.of());

    private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));
    private final MemoryBucket source = new MemoryBucket("s3://source/", clock, Capabilities.AWS);
    private final MemoryBucket target = new MemoryBucket("s3://target/", clock, Capabilities.AWS);
    private final List<Finding> findings = new CopyOnWriteArrayList<>();
    private final AtomicLong compared = new AtomicLong();

    AuditTest() {
        for (int i = 0; i < 2500; i++) {
            for (MemoryBucket bucket : List.of(source, target)) {
                bucket.put(key(i), etag(i), 7, PNG, Tags.NONE, AccessList.PRIVATE, StorageClass.STANDARD);
            }
        }
    }

    @Test
    void provesEqualBucketsEqualWithTheSameDigestsOnBothSides() throws Exception {
        Certificate certificate = audit(1, lister(source), lister(target));

        assertThat(certificate.verdict()).isEqualTo(Certificate.Result.EQUAL);
        assertThat(certificate.sourceKeys()).isEqualTo(2500);
        assertThat(certificate.targetBytes()).isEqualTo(17_500);
        assertThat(certificate.deepKeys()).isEqualTo(2500);
        assertThat(certificate.relistedSpans()).isPositive();
        assertThat(certificate.ranges()).allSatisfy(range -> assertThat(range.source()).isEqualTo(range.target()));
        assertThat(certificate.ranges().getFirst().keys().after()).isNull();
        assertThat(certificate.ranges().getLast().keys().through()).isNull();
    }

    @Test
    void namesEveryKindOfDifference() throws Exception {
        target.remove(key(1), decant.store.Precondition.NONE);
        source.remove(key(2), decant.store.Precondition.NONE);
        put(target, 3, etag(99), 7, PNG, Tags.NONE, AccessList.PRIVATE, "STANDARD");
        put(target, 4, etag(4), 7, ObjectHeaders.NONE, Tags.NONE, AccessList.PRIVATE, "STANDARD");
        put(target, 5, etag(5), 7, PNG, Tags.of(Map.of("a", "b")), AccessList.PRIVATE, "STANDARD");
        put(target, 6, etag(6), 7, PNG, Tags.NONE, AccessList.PUBLIC_READ, "STANDARD");
        put(source, 7, etag(7), 7, PNG, Tags.NONE, AccessList.PUBLIC_READ, "STANDARD");
        put(target, 8, etag(8), 7, PNG, Tags.NONE, AccessList.PRIVATE, "GLACIER_IR");
        put(target, 9, ETag.ofMd5(9, 9, 2), 7, PNG, Tags.NONE, AccessList.PRIVATE, "STANDARD");

        Certificate certificate = audit(1, lister(source), lister(target));

        assertThat(certificate.verdict()).isEqualTo(Certificate.Result.DIFFERENT);
        assertThat(findings)
                .extracting(Finding::key, Finding::kind)
                .containsExactlyInAnyOrder(
                        found(1, Finding.Kind.MISSING_AT_TARGET),
                        found(2, Finding.Kind.ONLY_AT_TARGET),
                        found(3, Finding.Kind.CONTENT),
                        found(4, Finding.Kind.METADATA),
                        found(5, Finding.Kind.TAGS),
                        found(6, Finding.Kind.EXPOSED),
                        found(7, Finding.Kind.ACL),
                        found(8, Finding.Kind.STORAGE_CLASS),
                        found(9, Finding.Kind.UNDECIDED));
    }

    @Test
    void cannotDecideWhereOnlyTheUndecidableRemains() throws Exception {
        put(target, 9, ETag.ofMd5(9, 9, 2), 7, PNG, Tags.NONE, AccessList.PRIVATE, "STANDARD");

        assertThat(audit(0, lister(source), lister(target)).verdict()).isEqualTo(Certificate.Result.UNDECIDED);
    }

    @Test
    void doesNotTrustAListingThatOtherCodeContradicts() throws Exception {
        IndependentLister seesOneMore =
                (range, entries) -> {
                    lister(source).list(range, entries);
                    entries.entry("zzz", 1, "0");
                };

        Certificate certificate = audit(0, seesOneMore, lister(target));

        assertThat(certificate.verdict()).isEqualTo(Certificate.Result.UNDECIDED);
        assertThat(certificate.relistingFailures()).isNotEmpty().allMatch(sentence -> sentence.contains("source"));
    }

    /** The bucket is live: what is written after a span was compared is no fault of either listing. */
    @Test
    void writesAfterASpanWasSeenAreNoContradiction() throws Exception {
        IndependentLister afterWrites =
                (range, entries) -> {
                    target.remove(key(7), decant.store.Precondition.NONE);
                    put(target, 2_600, etag(2_600), 7, PNG, Tags.NONE, AccessList.PRIVATE, "STANDARD");
                    lister(target).list(range, entries);
                };

        Certificate certificate = audit(0, lister(source), afterWrites);

        assertThat(certificate.verdict()).isEqualTo(Certificate.Result.EQUAL);
        assertThat(certificate.relistingFailures()).isEmpty();
        assertThat(certificate.relistedSpans()).isPositive();
    }

    /** Nobody writes into the past: what is older than the audit was there for it to see. */
    @Test
    void oldKeysThatWereNotSeenAreAContradiction() throws Exception {
        SampledRelisting.Side there = new SampledRelisting.Side("target", target, lister(target));
        SampledRelisting.Side here = new SampledRelisting.Side("source", source, lister(source));
        Instant later = clock.instant().plus(Duration.ofMinutes(16));
        KeyRange span = new KeyRange(null, key(2));
        Certificate.Side seen = seen(source, 3);

        assertThat(
                        new SampledRelisting(here, there, KeyFilter.ALL, later)
                                .check(List.of(new SpanSample.Drawn(span, seen, seen(target, 2)))))
                .satisfies(result -> assertThat(result.agreed()).isZero())
                .extracting(SampledRelisting.Result::failures)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(String.class))
                .singleElement()
                .asString()
                .contains("target has 3 keys that are older than this audit, which saw 2");
    }

    private Certificate.Side seen(MemoryBucket bucket, int keys) throws Exception {
        EntryProof proof = new EntryProof();
        ListPage page = bucket.list(null, keys);
        for (int i = 0; i < keys; i++) {
            proof.add(page, i);
        }
        return proof.end();
    }

    @Test
    void looksAtASampleOfTheSizeAskedFor() throws Exception {
        Certificate certificate = audit(0.2, lister(source), lister(target));

        assertThat(certificate.deepKeys()).isBetween(350L, 650L);
        assertThat(certificate.notLookedAt()).anyMatch(sentence -> sentence.contains("sample of about 20.00 %"));
    }

    @Test
    void whatIsLeftOutIsNotSaidToBeCompared() throws Exception {
        KeyFilter most = new ReservedKeys("images/0001", KeyFilter.ALL);

        assertThat(audit(most, 1, lister(source), lister(target)).sourceKeys()).isEqualTo(2400);
        assertThat(compared).hasValue(2400);
    }

    private Certificate audit(double deepShare, IndependentLister sourceLister, IndependentLister targetLister)
            throws Exception {
        return audit(KeyFilter.ALL, deepShare, sourceLister, targetLister);
    }

    private Certificate audit(
            KeyFilter filter, double deepShare, IndependentLister sourceLister, IndependentLister targetLister)
            throws Exception {
        AuditOptions options =
                new AuditOptions(filter, 3, deepShare, true, UnaryOperator.identity(), false, true, 5, 42);
        return new Audit(
                        source,
                        target,
                        sourceLister,
                        targetLister,
                        options,
                        Thread.ofVirtual().factory(),
                        clock,
                        new FindingListener() {
                            @Override
                            public void found(Finding finding) {
                                findings.add(finding);
                            }

                            @Override
                            public void compared(long sourceKeys) {
                                compared.addAndGet(sourceKeys);
                            }
                        })
                .run();
    }

    private static IndependentLister lister(MemoryBucket bucket) {
        return (KeyRange range, IndependentLister.Entries entries) ->
                bucket.contents()
                        .forEach((key, object) -> {
                            if (range.contains(key)) {
                                entries.entry(
                                        key.toString(), object.content().size(), object.content().etag().toString());
                            }
                        });
    }

    private void put(
            MemoryBucket bucket,
            int i,
            ETag etag,
            long size,
            ObjectHeaders headers,
            Tags tags,
            AccessList acl,
            String storageClass) {
        bucket.put(key(i), etag, size, headers, tags, acl, new StorageClass(storageClass));
    }

    private static org.assertj.core.groups.Tuple found(int i, Finding.Kind kind) {
        return org.assertj.core.api.Assertions.tuple(key(i), kind);
    }

    private static ObjectKey key(int i) {
        return ObjectKey.of("images/%06d.png".formatted(i));
    }

    private static ETag etag(int i) {
        return ETag.ofMd5(i, i, 0);
    }
}
