package decant.store.contract;

import static decant.store.contract.ContractRows.etag;
import static decant.store.contract.ContractRows.listed;
import static decant.store.contract.ContractRows.present;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import decant.model.ETag;
import decant.model.ObjectKey;
import decant.model.ObjectState;
import decant.store.Precondition;
import decant.store.RemoveAnswer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every key of the zoo goes through everything that is done with keys. */
interface KeyContract extends ContractRows {
    @ParameterizedTest
    @MethodSource("decant.store.contract.KeyZoo#animals")
    default void everyKeySurvivesEveryCall(KeyZoo.Animal animal) {
        Throwable trouble = catchThrowable(() -> liveAndDie(animal.key()));

        if (fixture().declared().lostAnimals().contains(animal.name())) {
            assertThat(trouble).as("the declared loss of \"%s\"", animal.name()).isNotNull();
        } else {
            assertThat(trouble).doesNotThrowAnyException();
        }
    }

    @Test
    default void aKeyMayGoOnFromAnother() throws Exception {
        fixture().source().put("both", "file");

        if (declares(Deviation.FILES_ARE_NO_FOLDERS)) {
            assertThat(catchThrowable(() -> fixture().source().put("both/child", "below"))).isNotNull();
        } else {
            fixture().source().put("both/child", "below");
            assertThat(listed(source(), null, 1_000)).containsExactly(ObjectKey.of("both"), ObjectKey.of("both/child"));
        }
    }

    private void liveAndDie(ObjectKey key) throws Exception {
        byte[] bytes = key.toUtf8();
        ETag etag = Etags.of(bytes);
        fixture().source().put(key, NewObject.of(bytes));
        // What a server that normalises or decodes the key would confuse it with.
        fixture().source().put("zz-beside", "beside");

        assertThat(listed(source(), null, 1_000)).hasSize(2).contains(key);
        assertThat(source().isListed(key)).isTrue();
        assertThat(etag(source(), key)).isEqualTo(etag);
        if (capabilities().acl()) {
            assertThat(source().readAcl(key).reachesBeyondOwner()).isFalse();
        }
        if (capabilities().tags()) {
            assertThat(source().readTags(key).isEmpty()).isTrue();
        }

        copied(CopyDraft.of(key, present(source(), key).content()).onto(Precondition.ABSENT));
        assertThat(listed(target(), null, 1_000)).containsExactly(key);
        assertThat(etag(target(), key)).isEqualTo(etag);
        assertThat(fixture().target().read(key)).isEqualTo(bytes);

        assertThat(target().remove(key, new Precondition.Matches(etag))).isInstanceOf(RemoveAnswer.Removed.class);
        assertThat(target().look(key)).isInstanceOf(ObjectState.Absent.class);
        assertThat(target().isListed(key)).isFalse();
        assertThat(etag(source(), key)).isEqualTo(etag);
        assertThat(new String(fixture().source().read(key), StandardCharsets.UTF_8)).isEqualTo(key.toString());
    }
}
