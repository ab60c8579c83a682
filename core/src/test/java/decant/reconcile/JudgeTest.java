package decant.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import decant.ledger.Receipt;
import decant.model.AccessList;
import decant.model.Aspect;
import decant.model.Content;
import decant.model.ETag;
import decant.model.ObjectHeaders;
import decant.model.ObjectState;
import decant.model.ObjectState.Absent;
import decant.model.ObjectState.Present;
import decant.model.StorageClass;
import decant.model.Tags;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One test per row of the judge's truth table. */
class JudgeTest {
    private static final ETag PLAIN_1 = ETag.ofMd5(1, 1, 0);
    private static final ETag PLAIN_2 = ETag.ofMd5(2, 2, 0);
    private static final ETag TWO_PARTS = ETag.ofMd5(1, 1, 2);
    private static final ObjectState ABSENT = new Absent();

    private final Policy policy = Policy.carrying(new AclPolicy.Preserve("target-owner"));

    @Test
    void absenceOnOneSideOrBoth() {
        assertThat(judge(ABSENT, ABSENT)).isEqualTo(new Verdict.Equal());
        assertThat(judge(full(PLAIN_1), ABSENT)).isEqualTo(new Verdict.Missing());
        assertThat(judge(ABSENT, full(PLAIN_1))).isEqualTo(new Verdict.Surplus());
    }

    @Test
    void namesTheLineThatDecides() {
        assertThat(line(listed(TWO_PARTS, 5), listed(PLAIN_1, 6), null)).isEqualTo(JudgeLine.SIZES_DIFFER);
        assertThat(line(listed(TWO_PARTS, 5), listed(TWO_PARTS, 5), null)).isEqualTo(JudgeLine.ETAGS_EQUAL);
        Receipt receipt = new Receipt(TWO_PARTS, PLAIN_1, 5);
        assertThat(line(listed(TWO_PARTS, 5), listed(PLAIN_1, 5), receipt)).isEqualTo(JudgeLine.RECEIPT);
        assertThat(line(summed(TWO_PARTS, "a"), summed(PLAIN_1, "a"), null)).isEqualTo(JudgeLine.CHECKSUM_EQUAL);
        assertThat(line(summed(TWO_PARTS, "a"), summed(PLAIN_1, "b"), null)).isEqualTo(JudgeLine.CHECKSUM_DIFFERS);
        assertThat(line(listed(PLAIN_1, 5), listed(PLAIN_2, 5), null)).isEqualTo(JudgeLine.DIGESTS_DIFFER);
        assertThat(line(listed(TWO_PARTS, 5), listed(PLAIN_1, 5), null)).isEqualTo(JudgeLine.INCOMPARABLE);
    }

    private JudgeLine line(ObjectState source, ObjectState target, @Nullable Receipt receipt) {
        return new Judge(policy).line(Aspect.CONTENT, (Present) source, (Present) target, receipt);
    }

    @Test
    void sizesDecideFirst() {
        Verdict verdict = content(listed(TWO_PARTS, 5), listed(PLAIN_1, 6), null);
        assertThat(verdict).isEqualTo(new Verdict.Different(Set.of(Aspect.CONTENT)));
    }

    @Test
    void equalEtagsAreEqualBytes() {
        assertThat(content(listed(TWO_PARTS, 5), listed(TWO_PARTS, 5), null)).isEqualTo(new Verdict.Equal());
    }

    @Test
    void aReceiptTiesTwoEtagsAndNoOthers() {
        Receipt receipt = new Receipt(TWO_PARTS, PLAIN_1, 5);
        assertThat(content(listed(TWO_PARTS, 5), listed(PLAIN_1, 5), receipt)).isEqualTo(new Verdict.Equal());
        assertThat(content(listed(TWO_PARTS, 5), listed(PLAIN_2, 5), receipt)).isInstanceOf(Verdict.Unknown.class);
    }

    @Test
    void aCommonChecksumDecidesWhereEtagsCannot() {
        assertThat(content(summed(TWO_PARTS, "abc="), summed(PLAIN_1, "abc="), null)).isEqualTo(new Verdict.Equal());
        assertThat(content(summed(TWO_PARTS, "abc="), summed(PLAIN_1, "xyz="), null))
                .isEqualTo(new Verdict.Different(Set.of(Aspect.CONTENT)));
    }

    @Test
    void unequalPlainEtagsAreDifferentBytesOnlyWhereTheyAreDigests() {
        assertThat(content(listed(PLAIN_1, 5), listed(PLAIN_2, 5), null))
                .isEqualTo(new Verdict.Different(Set.of(Aspect.CONTENT)));
        Policy encrypted =
                new Policy(
                        Set.of(Aspect.CONTENT),
                        Set.of(Aspect.CONTENT),
                        new AclPolicy.NotCarried(),
                        true,
                        false,
                        false,
                        false,
                        true,
                        Policy.DEFAULT_PARTS_ABOVE_BYTES,
                        8,
                        Policy.DEFAULT_YOUNG_AGE,
                        false,
                        Policy.DEFAULT_LATE_LANDING);
        assertThat(new Judge(encrypted).judge(listed(PLAIN_1, 5), listed(PLAIN_2, 5), null))
                .isInstanceOf(Verdict.Unknown.class);
    }

    @Test
    void anEtagThatIsSaidToBeNoDigestProvesNoDifference() {
        Present opaque = listed(PLAIN_2, 5).withOpaqueEtag();
        assertThat(content(listed(PLAIN_1, 5), opaque, null)).isInstanceOf(Verdict.Unknown.class);
        assertThat(content(opaque, listed(PLAIN_1, 5), null)).isInstanceOf(Verdict.Unknown.class);
        Receipt receipt = new Receipt(PLAIN_1, PLAIN_2, 5);
        assertThat(content(listed(PLAIN_1, 5), opaque, receipt)).isEqualTo(new Verdict.Equal());
    }

    @Test
    void otherPartsWithoutChecksumOrReceiptAreUnknown() {
        assertThat(content(listed(TWO_PARTS, 5), listed(PLAIN_1, 5), null)).isInstanceOf(Verdict.Unknown.class);
    }

    @Test
    void everyDetailThatDiffersIsNamed() {
        Present source = full(PLAIN_1);
        Present target =
                new Present(
                        new Content(PLAIN_1, 5, Instant.EPOCH, new StorageClass("STANDARD_IA"), null),
                        ObjectHeaders.of(Map.of("content-type", "text/plain"), Map.of()),
                        Tags.of(Map.of("a", "b")),
                        AccessList.PUBLIC_READ,
                        new TreeMap<>(),
                        1);
        assertThat(judge(source, target))
                .isEqualTo(
                        new Verdict.Different(
                                Set.of(Aspect.METADATA, Aspect.TAGS, Aspect.ACL, Aspect.STORAGE_CLASS), true));
    }

    @Test
    void onlyWhatTheTargetShowsBeyondItsSourceExposes() {
        Present open = full(PLAIN_1).withAcl(AccessList.PUBLIC_READ);
        Present shut = full(PLAIN_1);
        assertThat(judge(open, shut)).isEqualTo(new Verdict.Different(Set.of(Aspect.ACL), false));
        assertThat(judge(shut, open)).isEqualTo(new Verdict.Different(Set.of(Aspect.ACL), true));
    }

    @Test
    void grantsToEverybodyThatHaveNoEffectAtTheSourceAreNotWanted() {
        Policy blocked = Policy.carrying(new AclPolicy.Preserve("target-owner", true));
        Present open = full(PLAIN_1).withAcl(AccessList.PUBLIC_READ);
        assertThat(new Judge(blocked).judge(open, full(PLAIN_1), null)).isEqualTo(new Verdict.Equal());
        assertThat(new Judge(blocked).judge(open, open, null))
                .isEqualTo(new Verdict.Different(Set.of(Aspect.ACL), true));
    }

    @Test
    void whatWasNotLookedAtIsNeverCalledEqual() {
        assertThat(judge(listed(PLAIN_1, 5), listed(PLAIN_1, 5))).isInstanceOf(Verdict.Unknown.class);
    }

    @Test
    void aKnownDifferenceOutweighsWhatIsUnknown() {
        assertThat(judge(listed(PLAIN_1, 5), listed(PLAIN_1, 6)))
                .isEqualTo(new Verdict.Different(Set.of(Aspect.CONTENT)));
    }

    private Verdict judge(ObjectState source, ObjectState target) {
        return new Judge(policy).judge(source, target, null);
    }

    private Verdict content(
            ObjectState source, ObjectState target, @org.jspecify.annotations.Nullable Receipt receipt) {
        return new Judge(policy.withAspects(Set.of(Aspect.CONTENT))).judge(source, target, receipt);
    }

    private static Present listed(ETag etag, long size) {
        return Present.listed(new Content(etag, size, Instant.EPOCH, StorageClass.STANDARD, null));
    }

    private static Present summed(ETag etag, String sha256) {
        Content content = new Content(etag, 5, Instant.EPOCH, StorageClass.STANDARD, null);
        return Present.looked(content, ObjectHeaders.NONE, Map.of("SHA256", sha256), 0);
    }

    private static Present full(ETag etag) {
        return summed(etag, "abc=").withTags(Tags.NONE).withAcl(AccessList.PRIVATE);
    }
}
