package decant.store.contract;

import static decant.store.contract.ContractRows.etag;
import static decant.store.contract.ContractRows.present;
import static decant.store.contract.ContractRows.rewritten;
import static org.assertj.core.api.Assertions.assertThat;

import decant.model.AccessList;
import decant.model.ObjectState;
import decant.store.AclToSend;
import decant.store.CopyAnswer;
import decant.store.Precondition;
import org.junit.jupiter.api.Test;

/** Conditions of copies in one request: honoured as declared, and nothing done where refused. */
interface PreconditionContract extends ContractRows {
    @Test
    default void aCopyOfAnotherSourceThanMeantIsRefused() throws Exception {
        fixture().source().put(KEY, NewObject.of("newer"));
        CopyDraft draft = CopyDraft.of(KEY, rewritten(present(source(), KEY).content()));

        CopyAnswer answer = copy(draft);

        if (capabilities().copySourceMatch()) {
            assertThat(answer).isInstanceOf(CopyAnswer.Refused.class);
            assertThat(target().look(KEY)).isInstanceOf(ObjectState.Absent.class);
        } else {
            // The ETag in the answer is what gives it away.
            assertThat(((CopyAnswer.Copied) answer).etag()).isEqualTo(etag(source(), KEY));
            assertThat(etag(target(), KEY)).isEqualTo(etag(source(), KEY));
        }
    }

    @Test
    default void aCopyOntoNothingLandsWhereNothingIs() throws Exception {
        fixture().source().put(KEY, NewObject.of("x"));

        copied(CopyDraft.of(KEY, present(source(), KEY).content()).onto(Precondition.ABSENT));

        assertThat(etag(target(), KEY)).isEqualTo(etag(source(), KEY));
    }

    @Test
    default void aCopyOntoNothingIsRefusedWhereSomethingIs() throws Exception {
        fixture().target().put(KEY, NewObject.of("already here"));

        assertRefusedAtTarget(Precondition.ABSENT, capabilities().copyTargetAbsent());
    }

    @Test
    default void aRefusedCopyGrantsNothing() throws Exception {
        if (!capabilities().copyTargetAbsent() || !capabilities().acl()) {
            return; // Nothing is refused here, or nothing granted; the rows on those say so.
        }
        fixture().source().put(KEY, NewObject.of("x"));
        fixture().target().put(KEY, NewObject.of("already here"));

        copy(
                CopyDraft.of(KEY, present(source(), KEY).content())
                        .onto(Precondition.ABSENT)
                        .with(new AclToSend.Exactly(AccessList.PUBLIC_READ)));

        assertThat(target().readAcl(KEY)).isEqualTo(AccessList.PRIVATE);
    }

    @Test
    default void aCopyOntoWhatIsThereLands() throws Exception {
        fixture().source().put(KEY, NewObject.of("x"));
        fixture().target().put(KEY, NewObject.of("already here"));
        Precondition matches = new Precondition.Matches(etag(target(), KEY));

        copied(CopyDraft.of(KEY, present(source(), KEY).content()).onto(matches));

        assertThat(fixture().target().read(KEY)).asString().isEqualTo("x");
    }

    @Test
    default void aCopyOntoSomethingElseIsRefused() throws Exception {
        fixture().target().put(KEY, NewObject.of("already here"));
        Precondition stale = new Precondition.Matches(rewritten(present(target(), KEY).content()).etag());

        assertRefusedAtTarget(stale, capabilities().copyTargetMatch());
    }

    @Test
    default void aCopyOntoSomethingIsRefusedWhereNothingIs() throws Exception {
        fixture().source().put(KEY, NewObject.of("x"));
        Precondition gone = new Precondition.Matches(etag(source(), KEY));

        CopyAnswer answer = copy(CopyDraft.of(KEY, present(source(), KEY).content()).onto(gone));

        if (capabilities().copyTargetMatch()) {
            assertThat(answer).isInstanceOf(CopyAnswer.Refused.class);
            assertThat(target().look(KEY)).isInstanceOf(ObjectState.Absent.class);
        } else {
            assertThat(answer).isInstanceOf(CopyAnswer.Copied.class);
            assertThat(etag(target(), KEY)).isEqualTo(etag(source(), KEY));
        }
    }

    private void assertRefusedAtTarget(Precondition precondition, boolean honoured) throws Exception {
        fixture().source().put(KEY, NewObject.of("x"));

        CopyAnswer answer = copy(CopyDraft.of(KEY, present(source(), KEY).content()).onto(precondition));

        if (honoured) {
            assertThat(answer).isInstanceOf(CopyAnswer.Refused.class);
            assertThat(fixture().target().read(KEY)).asString().isEqualTo("already here");
        } else {
            assertThat(answer).isInstanceOf(CopyAnswer.Copied.class);
            assertThat(fixture().target().read(KEY)).asString().isEqualTo("x");
        }
    }
}
