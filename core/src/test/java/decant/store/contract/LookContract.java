package decant.store.contract;

import static decant.store.contract.ContractRows.headers;
import static decant.store.contract.ContractRows.present;
import static org.assertj.core.api.Assertions.assertThat;

import decant.model.ObjectHeaders;
import decant.model.ObjectState;
import decant.model.StorageClass;
import decant.model.Tags;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Looking at one object, and its tags. */
interface LookContract extends ContractRows {
    /** System headers that a copy carries by itself; {@code Expires} is a valid date here. */
    Map<String, String> CARRIED =
            Map.of(
                    "cache-control", "max-age=31536000, immutable",
                    "content-disposition", "attachment; filename=\"caf\u00e9.jpg\"".replace('\u00e9', 'e'),
                    "content-encoding", "gzip",
                    "content-language", "de, en",
                    "content-type", "image/jpeg; profile=odd",
                    "expires", "Thu, 01 Jan 2099 00:00:00 GMT");

    Map<String, String> USER = Map.of("artist", "Ada", "with-dash", "a  b; c=\"d\", e", "digits", "007");

    /** Every carried system header and some user metadata. */
    ObjectHeaders FULL = ObjectHeaders.of(CARRIED, USER);

    @Test
    default void anAbsentKeyIsAbsent() throws Exception {
        assertThat(source().look(KEY)).isInstanceOf(ObjectState.Absent.class);
    }

    @Test
    default void anObjectShowsItsContent() throws Exception {
        byte[] bytes = {1, 2, 3, 0, -1};
        fixture().source().put(KEY, NewObject.of(bytes));

        ObjectState.Present seen = present(source(), KEY);

        assertThat(seen.content().etag()).isEqualTo(Etags.of(bytes));
        assertThat(seen.content().size()).isEqualTo(5);
        assertThat(seen.content().storageClass()).isEqualTo(StorageClass.STANDARD);
        assertThat(seen.acl()).isNull();
        assertThat(fixture().source().read(KEY)).isEqualTo(bytes);
    }

    @Test
    default void anEmptyObjectIsPresent() throws Exception {
        fixture().source().put(KEY, NewObject.of(new byte[0]));

        assertThat(present(source(), KEY).content().size()).isZero();
    }

    @Test
    default void everyHeaderIsSeenVerbatim() throws Exception {
        fixture().source().put(KEY, NewObject.of("x").with(FULL));

        assertThat(headers(source(), KEY)).isEqualTo(FULL);
    }

    @Test
    default void userMetadataIsNotMixedUpWithSystemHeaders() throws Exception {
        fixture().source().put(KEY, NewObject.of("x").with(ObjectHeaders.of(Map.of(), Map.of("content-type", "mine"))));

        ObjectHeaders seen = headers(source(), KEY);

        assertThat(seen.user()).isEqualTo(Map.of("content-type", "mine"));
        assertThat(seen.system()).doesNotContainEntry("content-type", "mine");
    }

    @Test
    default void aHeadTellsTheNumberOfTagsOrThatItDoesNotKnow() throws Exception {
        fixture().source().put(KEY, NewObject.of("x"));
        if (capabilities().tags()) {
            source().writeTags(KEY, Tags.of(Map.of("a", "1", "b", "2")));
            assertThat(present(source(), KEY).tagCount()).isIn(2, ObjectState.Present.TAG_COUNT_UNKNOWN);
            source().writeTags(KEY, Tags.NONE);
        }

        ObjectState.Present seen = present(source(), KEY);

        assertThat(seen.tagCount()).isIn(0, ObjectState.Present.TAG_COUNT_UNKNOWN);
        assertThat(seen.tags()).isEqualTo(seen.tagCount() == 0 ? Tags.NONE : null);
    }

    /** The website redirect and everything else. */
    static ObjectHeaders withRedirect(String redirect) {
        Map<String, String> system = new TreeMap<>(CARRIED);
        system.put(ObjectHeaders.WEBSITE_REDIRECT, redirect);
        return ObjectHeaders.of(system, USER);
    }
}
