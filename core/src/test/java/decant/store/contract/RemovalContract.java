package decant.store.contract;

import static decant.store.contract.ContractRows.etag;
import static decant.store.contract.ContractRows.present;
import static decant.store.contract.ContractRows.rewritten;
import static org.assertj.core.api.Assertions.assertThat;

import decant.model.ObjectState;
import decant.store.Precondition;
import decant.store.RemoveAnswer;
import org.junit.jupiter.api.Test;

/** Removal, with and without a condition. */
interface RemovalContract extends ContractRows {
    @Test
    default void aRemovedKeyIsGone() throws Exception {
        fixture().target().put(KEY, NewObject.of("x"));

        assertThat(target().remove(KEY, Precondition.NONE)).isInstanceOf(RemoveAnswer.Removed.class);

        assertThat(target().look(KEY)).isInstanceOf(ObjectState.Absent.class);
        assertThat(target().isListed(KEY)).isFalse();
        assertThat(target().list(null, 1).count()).isZero();
    }

    @Test
    default void whatIsNotThereCountsAsRemoved() throws Exception {
        assertThat(target().remove(KEY, Precondition.NONE)).isInstanceOf(RemoveAnswer.Removed.class);
    }

    @Test
    default void whatIsMeantIsRemoved() throws Exception {
        fixture().target().put(KEY, NewObject.of("x"));

        RemoveAnswer answer = target().remove(KEY, new Precondition.Matches(etag(target(), KEY)));

        assertThat(answer).isInstanceOf(RemoveAnswer.Removed.class);
        assertThat(target().look(KEY)).isInstanceOf(ObjectState.Absent.class);
    }

    @Test
    default void anythingElseThanMeantStays() throws Exception {
        fixture().target().put(KEY, NewObject.of("x"));
        var stale = new Precondition.Matches(rewritten(present(target(), KEY).content()).etag());

        RemoveAnswer answer = target().remove(KEY, stale);

        if (capabilities().removeMatch()) {
            assertThat(answer).isInstanceOf(RemoveAnswer.Refused.class);
            assertThat(fixture().target().read(KEY)).asString().isEqualTo("x");
        } else {
            assertThat(answer).isInstanceOf(RemoveAnswer.Removed.class);
            assertThat(target().look(KEY)).isInstanceOf(ObjectState.Absent.class);
        }
    }

    @Test
    default void removingMeansThisKeyOnly() throws Exception {
        fixture().target().put("a", "1");
        fixture().target().put("a-", "2");
        fixture().target().put("A", "3");

        target().remove(decant.model.ObjectKey.of("a"), Precondition.NONE);

        assertThat(ContractRows.listed(target(), null, 1_000)).extracting(Object::toString).containsExactly("A", "a-");
    }
}
