package decant.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import decant.model.Tags;
import decant.store.StoreException.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reading, writing and copying tags; or none of it. */
interface TagContract extends ContractRows {
    Tags TAGS = Tags.of(Map.of("team", "kids apps", "cost center", "4711", "odd", "a+b=c:d/e@f_g-h.i", "empty", ""));

    @Test
    default void tagsGivenWithAnObjectAreRead() throws Exception {
        if (capabilities().tags()) {
            fixture().source().put(KEY, NewObject.of("x").with(TAGS));
            assertThat(source().readTags(KEY)).isEqualTo(TAGS);
        } else {
            fixture().source().put(KEY, NewObject.of("x"));
            ContractRows.failure(Kind.UNSUPPORTED, () -> source().readTags(KEY));
        }
    }

    @Test
    default void tagsAreReplacedAsAWhole() throws Exception {
        fixture().source().put(KEY, NewObject.of("x"));
        if (capabilities().tags()) {
            source().writeTags(KEY, TAGS);
            source().writeTags(KEY, Tags.of(Map.of("odd", "1")));
            assertThat(source().readTags(KEY)).isEqualTo(Tags.of(Map.of("odd", "1")));
            source().writeTags(KEY, Tags.NONE);
            assertThat(source().readTags(KEY)).isEqualTo(Tags.NONE);
        } else {
            ContractRows.failure(Kind.UNSUPPORTED, () -> source().writeTags(KEY, TAGS));
        }
    }

    @Test
    default void tagsOfAnAbsentKeyAreAFailure() {
        Kind kind = capabilities().tags() ? Kind.NO_SUCH_KEY : Kind.UNSUPPORTED;
        ContractRows.failure(kind, () -> source().readTags(KEY));
        ContractRows.failure(kind, () -> source().writeTags(KEY, TAGS));
    }

    @Test
    default void aCopyCarriesTheTags() throws Exception {
        if (capabilities().tags()) {
            fixture().source().put(KEY, NewObject.of("x").with(TAGS));
            fixture().target().put(KEY, NewObject.of("y").with(Tags.of(Map.of("stale", "1"))));
            copiedPlainly(KEY);
            assertThat(target().readTags(KEY)).isEqualTo(TAGS);
        } else {
            fixture().source().put(KEY, NewObject.of("x"));
            assertThat(copiedPlainly(KEY).tags()).isIn(null, Tags.NONE);
        }
    }
}
