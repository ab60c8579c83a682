package decant.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ObjectStateTest {
    private static final Content CONTENT = new Content(ETag.of("x"), 5, Instant.EPOCH, StorageClass.STANDARD, null);

    @Test
    void whatWasNotLookedAtIsNotEmptyButUnknown() {
        ObjectState.Present listed = ObjectState.Present.listed(CONTENT);

        assertThat(listed.headers()).isNull();
        assertThat(listed.tags()).isNull();
        assertThat(listed.acl()).isNull();
        assertThat(listed.tagCount()).isEqualTo(ObjectState.Present.TAG_COUNT_UNKNOWN);
    }

    @Test
    void aCountOfNoTagsIsAllThereIsToKnowOfThem() {
        assertThat(looked(0).tags()).isEqualTo(Tags.NONE);
        assertThat(looked(2).tags()).isNull();
        assertThat(looked(ObjectState.Present.TAG_COUNT_UNKNOWN).tags()).isNull();
    }

    private static ObjectState.Present looked(int tagCount) {
        return ObjectState.Present.looked(CONTENT, ObjectHeaders.NONE, Map.of(), tagCount);
    }

    @Test
    void namesOfHeadersHaveNoCase() {
        ObjectHeaders headers = ObjectHeaders.of(Map.of("Content-Type", "Image/JPEG"), Map.of("Artist", "Ada"));

        assertThat(headers).isEqualTo(ObjectHeaders.of(Map.of("content-type", "Image/JPEG"), Map.of("artist", "Ada")));
    }

    @Test
    void valuesAreCopied() {
        Map<String, String> entries = new HashMap<>(Map.of("a", "1"));
        Tags tags = Tags.of(entries);
        ObjectHeaders headers = ObjectHeaders.of(entries, entries);

        entries.put("b", "2");

        assertThat(tags).isEqualTo(Tags.of(Map.of("a", "1")));
        assertThat(headers.user()).hasSize(1);
        assertThat(Tags.of(Map.of())).isSameAs(Tags.NONE);
    }
}
