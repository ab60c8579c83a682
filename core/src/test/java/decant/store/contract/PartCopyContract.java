package decant.store.contract;

import static decant.store.contract.ContractRows.etag;
import static decant.store.contract.ContractRows.headers;
import static decant.store.contract.ContractRows.present;
import static decant.store.contract.ContractRows.rewritten;
import static org.assertj.core.api.Assertions.assertThat;

import decant.model.AccessList;
import decant.model.ETag;
import decant.model.ObjectHeaders;
import decant.model.ObjectState;
import decant.model.StorageClass;
import decant.model.Tags;
import decant.store.AclToSend;
import decant.store.CopyAnswer;
import decant.store.Precondition;
import decant.store.StoreException.Kind;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Copies in parts: the source's boundaries are kept, so that ETags stay comparable, and everything is set by the order.
 */
interface PartCopyContract extends ContractRows {
    int MEBIBYTE = 1 << 20;
    List<Integer> EVEN = List.of(5 * MEBIBYTE, 5 * MEBIBYTE, 1234);
    List<Integer> UNEVEN = List.of(6 * MEBIBYTE, 5 * MEBIBYTE, 1234);

    @Test
    default void partsOfOneSizeKeepTheETag() throws Exception {
        byte[] bytes = putInParts(NewObject.of(bytes(EVEN)), EVEN);
        assertThat(etag(source(), KEY)).isEqualTo(Etags.ofParts(bytes, EVEN));
        if (areDenied()) {
            return;
        }

        CopyAnswer.Copied answer = copied(inParts());

        assertThat(answer.etag()).isEqualTo(etag(source(), KEY)).isEqualTo(etag(target(), KEY));
        assertThat(fixture().target().read(KEY)).isEqualTo(bytes);
    }

    @Test
    default void partsOfManySizesKeepTheETagWhereTheStoreTellsThem() throws Exception {
        byte[] bytes = putInParts(NewObject.of(bytes(UNEVEN)), UNEVEN);
        if (areDenied()) {
            return;
        }

        CopyAnswer.Copied answer = copied(inParts());

        assertThat(answer.etag()).isEqualTo(etag(target(), KEY));
        assertThat(answer.etag().equals(etag(source(), KEY))).isEqualTo(capabilities().partSizes());
        assertThat(fixture().target().read(KEY)).isEqualTo(bytes);
    }

    @Test
    default void aCopyInOneRequestHasTheETagThatTheStoreGivesIt() throws Exception {
        byte[] bytes = putInParts(NewObject.of(bytes(EVEN)), EVEN);

        ETag landed = copiedPlainly(KEY).content().etag();

        assertThat(landed.equals(etag(source(), KEY))).isEqualTo(capabilities().plainCopyKeepsPartETag());
        assertThat(landed.isPlain()).isNotEqualTo(capabilities().plainCopyKeepsPartETag());
        assertThat(fixture().target().read(KEY)).isEqualTo(bytes);
    }

    @Test
    default void everythingInTheOrderIsSet() throws Exception {
        ObjectHeaders full = LookContract.withRedirect("/elsewhere.html");
        boolean tags = capabilities().tags();
        NewObject object = NewObject.of(bytes(EVEN)).with(full);
        putInParts(tags ? object.with(TagContract.TAGS) : object, EVEN);
        if (areDenied()) {
            return;
        }
        CopyDraft draft =
                CopyDraft.of(KEY, present(source(), KEY).content())
                        .with(new AclToSend.Exactly(AccessList.PUBLIC_READ))
                        .inParts(headers(source(), KEY), tags ? TagContract.TAGS : Tags.NONE);

        copied(draft);

        assertThat(headers(target(), KEY)).isEqualTo(headers(source(), KEY));
        assertThat(headers(target(), KEY).user()).isEqualTo(LookContract.USER);
        Map<String, String> carried = new TreeMap<>(LookContract.CARRIED);
        if (declares(Deviation.EXPIRES_LOST_IN_PARTS)) {
            carried.remove("expires");
        }
        assertThat(headers(target(), KEY).system()).containsAllEntriesOf(carried);
        assertThat(present(target(), KEY).content().storageClass()).isEqualTo(StorageClass.STANDARD);
        if (tags) {
            assertThat(target().readTags(KEY))
                    .isEqualTo(declares(Deviation.TAGS_LOST_IN_PARTS) ? Tags.NONE : TagContract.TAGS);
        }
        if (capabilities().acl()) {
            assertThat(target().readAcl(KEY))
                    .isEqualTo(capabilities().aclOnCopy() ? AccessList.PUBLIC_READ : AccessList.PRIVATE);
        }
    }

    @Test
    default void anotherSourceThanMeantIsRefused() throws Exception {
        putInParts(NewObject.of(bytes(EVEN)), EVEN);
        CopyDraft draft = inParts();
        boolean honoured = capabilities().copySourceMatch() || declares(Deviation.PARTS_HONOUR_SOURCE);

        CopyAnswer answer = copy(draft.meaning(rewritten(draft.source())));

        assertThat(answer).isInstanceOf(honoured ? CopyAnswer.Refused.class : CopyAnswer.Copied.class);
        assertThat(target().look(KEY)).isInstanceOf(honoured ? ObjectState.Absent.class : ObjectState.Present.class);
    }

    @Test
    default void completionLooksWhetherNothingIsThere() throws Exception {
        assertCompletion(
                Precondition.ABSENT,
                capabilities().copyTargetAbsent() || declares(Deviation.PARTS_HONOUR_TARGET_ABSENT));
    }

    @Test
    default void completionLooksAtWhatIsThere() throws Exception {
        assertCompletion(
                new Precondition.Matches(Etags.of(new byte[] {1})),
                capabilities().copyTargetMatch() || declares(Deviation.PARTS_HONOUR_TARGET_MATCH));
    }

    @Test
    default void conditionsThatHoldLetPartsLand() throws Exception {
        putInParts(NewObject.of(bytes(EVEN)), EVEN);
        if (areDenied()) {
            return;
        }

        copied(inParts().onto(Precondition.ABSENT));
        copied(inParts().onto(new Precondition.Matches(etag(target(), KEY))));

        assertThat(etag(target(), KEY)).isEqualTo(etag(source(), KEY));
    }

    private void assertCompletion(Precondition precondition, boolean declared) throws Exception {
        boolean honoured = declared && !declares(Deviation.PARTS_PASS_OVER_TARGET);
        putInParts(NewObject.of(bytes(EVEN)), EVEN);
        if (areDenied()) {
            return;
        }
        fixture().target().put(KEY, NewObject.of("already here"));

        CopyAnswer answer = copy(inParts().onto(precondition));

        assertThat(answer).isInstanceOf(honoured ? CopyAnswer.Refused.class : CopyAnswer.Copied.class);
        assertThat(etag(target(), KEY).equals(etag(source(), KEY))).isEqualTo(!honoured);
    }

    /** Whether copies in parts are declared, and here seen, to be denied. */
    private boolean areDenied() throws Exception {
        if (!declares(Deviation.PARTS_PASS_OVER_POLICY)) {
            return false;
        }
        CopyDraft draft = inParts();
        ContractRows.failure(Kind.DENIED, () -> copy(draft));
        assertThat(target().look(KEY)).isInstanceOf(ObjectState.Absent.class);
        return true;
    }

    private byte[] putInParts(NewObject object, List<Integer> sizes) throws Exception {
        fixture().source().putInParts(KEY, object, sizes);
        return object.bytes();
    }

    private CopyDraft inParts() throws Exception {
        return CopyDraft.of(KEY, present(source(), KEY).content()).inParts(headers(source(), KEY), Tags.NONE);
    }

    private static byte[] bytes(List<Integer> sizes) {
        byte[] bytes = new byte[sizes.stream().mapToInt(Integer::intValue).sum()];
        new Random(7).nextBytes(bytes);
        return bytes;
    }
}
