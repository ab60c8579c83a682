package decant.simulator;

import static decant.simulator.Answers.refused;
import static org.assertj.core.api.Assertions.assertThat;

import decant.simulator.bucket.S3Operation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/** ListObjects, the first version, as clients that never learnt the second one page through it. */
final class MarkedListingTest {
    private static final String BUCKET = "pictures";
    private static final List<String> KEYS =
            List.of("a", "b/1", "b/2", "b/3/x", "b0", "c/1", "d", "e/\uD83D\uDE00", "f");

    private final TwoRegions world = new TwoRegions();

    @BeforeEach
    void fill() {
        KEYS.forEach(key -> world.pictures.put(key, new byte[] {1}));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static List<String> entries(ListObjectsResponse page) {
        List<String> entries = new ArrayList<>(page.contents().stream().map(S3Object::key).toList());
        page.commonPrefixes().stream().map(CommonPrefix::prefix).forEach(entries::add);
        entries.sort(null);
        return entries;
    }

    /** What a client sees that goes on after the page's marker, or after its last key where there is none. */
    private List<String> listed(ListObjectsRequest.Builder request) {
        List<String> entries = new ArrayList<>();
        ListObjectsResponse page;
        do {
            page = world.s3.listObjects(request.bucket(BUCKET).encodingType("url").build());
            entries.addAll(entries(page));
            request.marker(page.nextMarker() != null ? page.nextMarker() : entries.isEmpty() ? "" : entries.getLast());
        } while (Boolean.TRUE.equals(page.isTruncated()));
        return entries;
    }

    @Test
    void everyPageSizeShowsAllKeys() {
        for (int size = 1; size <= KEYS.size(); size++) {
            assertThat(listed(ListObjectsRequest.builder().maxKeys(size))).isEqualTo(KEYS);
        }
        assertThat(world.simulator.requests().of(S3Operation.LIST_OBJECTS_V2)).isZero();
    }

    @Test
    void everyPageSizeRollsUpAlike() {
        for (int size = 1; size <= KEYS.size(); size++) {
            assertThat(listed(ListObjectsRequest.builder().delimiter("/").maxKeys(size)))
                    .containsExactly("a", "b/", "b0", "c/", "d", "e/", "f");
            assertThat(listed(ListObjectsRequest.builder().prefix("b/").delimiter("/").maxKeys(size)))
                    .containsExactly("b/1", "b/2", "b/3/");
        }
    }

    @Test
    void thePlaceOfTheNextPageIsSaidOnlyWithADelimiter() {
        assertThat(world.s3.listObjects(list -> list.bucket(BUCKET).maxKeys(2)).nextMarker()).isNull();
        assertThat(world.s3.listObjects(list -> list.bucket(BUCKET).maxKeys(2).delimiter("/")).nextMarker())
                .isEqualTo("b/");
        assertThat(world.s3.listObjects(list -> list.bucket(BUCKET).delimiter("/")).nextMarker()).isNull();
    }

    @Test
    void everyEntryNamesItsOwner() {
        assertThat(world.s3.listObjects(list -> list.bucket(BUCKET)).contents())
                .allSatisfy(entry -> assertThat(entry.owner().id()).isEqualTo(world.alice.canonicalId()));
    }

    @Test
    void aMarkerNeedNotBeAKey() {
        assertThat(entries(world.s3.listObjects(list -> list.bucket(BUCKET).marker("c")))).startsWith("c/1");
        assertThat(entries(world.s3.listObjects(list -> list.bucket(BUCKET).marker("z")))).isEmpty();
        refused(400, "InvalidArgument", () -> world.s3.listObjects(list -> list.bucket(BUCKET).maxKeys(-1)));
    }
}
