package decant.simulator;

import static decant.simulator.Answers.refused;
import static org.assertj.core.api.Assertions.assertThat;

import decant.model.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Listings, held to a simple model of what AWS documents. */
final class ListingTest {
    private static final String BUCKET = "pictures";
    private static final List<String> PIECES =
            List.of(
                    "a",
                    "b",
                    "/",
                    "//",
                    " ",
                    "+",
                    "%2F",
                    "\u00E9",
                    "\uFF21",
                    "\uD83D\uDE00",
                    "\uFFFD",
                    "\u0001",
                    "<&>",
                    "z");

    private final TwoRegions world = new TwoRegions();

    @AfterEach
    void close() {
        world.close();
    }

    private static String text(Random random, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    /** Keys and, marked by {@code >}, common prefixes, as they must be listed. */
    private static List<String> expected(Iterable<ObjectKey> keys, String prefix, String delimiter, String after) {
        List<String> entries = new ArrayList<>();
        for (ObjectKey key : keys) {
            String text = key.toString();
            boolean wanted = text.startsWith(prefix) && key.compareTo(ObjectKey.of(after)) > 0;
            int rolledUp = delimiter.isEmpty() ? -1 : text.indexOf(delimiter, prefix.length());
            String entry = rolledUp < 0 ? text : ">" + text.substring(0, rolledUp + delimiter.length());
            if (wanted && !entries.contains(entry)) {
                entries.add(entry);
            }
        }
        return entries;
    }

    /** Pages hold keys and prefixes apart; a page's share of the whole is known by its number of both. */
    private List<String> listed(String prefix, String delimiter, String after, int maxKeys) {
        List<String> entries = new ArrayList<>();
        String token = null;
        do {
            String from = token;
            ListObjectsV2Response page =
                    world.s3.listObjectsV2(list ->
                            list.bucket(BUCKET)
                                    .prefix(prefix)
                                    .delimiter(delimiter.isEmpty() ? null : delimiter)
                                    .startAfter(after)
                                    .continuationToken(from)
                                    .maxKeys(maxKeys)
                                    .encodingType("url"));
            assertThat(page.keyCount()).isEqualTo(page.contents().size() + page.commonPrefixes().size());
            assertThat(page.keyCount()).isLessThanOrEqualTo(maxKeys);
            List<String> both = new ArrayList<>(page.contents().stream().map(S3Object::key).toList());
            page.commonPrefixes().stream().map(CommonPrefix::prefix).map(">"::concat).forEach(both::add);
            both.sort(
                    (a, b) -> ObjectKey.of(a.replaceFirst("^>", "")).compareTo(ObjectKey.of(b.replaceFirst("^>", ""))));
            entries.addAll(both);
            token = Boolean.TRUE.equals(page.isTruncated()) ? page.nextContinuationToken() : null;
        } while (token != null);
        return entries;
    }

    @Test
    void everyCombinationOfParametersAgreesWithTheModel() {
        long seed = 20261122;
        Random random = new Random(seed);
        TreeSet<ObjectKey> keys = new TreeSet<>();
        while (keys.size() < 80) {
            String text = text(random, 5);
            if (!text.isEmpty()) {
                keys.add(ObjectKey.of(text));
                world.pictures.put(text, new byte[0]);
            }
        }
        for (int i = 0; i < 60; i++) {
            String prefix = random.nextBoolean() ? "" : text(random, 2);
            String delimiter = List.of("", "/", "/", "%2F", "\u00E9").get(random.nextInt(5));
            String after = random.nextBoolean() ? "" : text(random, 3);
            int maxKeys = 1 + random.nextInt(40);

            assertThat(listed(prefix, delimiter, after, maxKeys))
                    .as("seed %s: prefix %s delimiter %s after %s by %s", seed, prefix, delimiter, after, maxKeys)
                    .isEqualTo(expected(keys, prefix, delimiter, after));
        }
    }

    @Test
    void anEntrySaysWhatAwsSays() {
        world.pictures.put("k", new byte[] {1, 2, 3});

        S3Object listed = world.s3.listObjectsV2(list -> list.bucket(BUCKET).fetchOwner(true)).contents().getFirst();
        assertThat(listed.size()).isEqualTo(3);
        assertThat(listed.eTag()).isEqualTo(world.pictures.peek("k").orElseThrow().etag().quoted());
        assertThat(listed.lastModified()).isEqualTo(world.pictures.peek("k").orElseThrow().lastModified());
        assertThat(listed.storageClassAsString()).isEqualTo("STANDARD");
        assertThat(listed.owner().id()).isEqualTo(world.alice.canonicalId());
        assertThat(listed.checksumAlgorithmAsStrings()).containsExactly("CRC64NVME");
        assertThat(listed.checksumTypeAsString()).isEqualTo("FULL_OBJECT");
        assertThat(world.s3.listObjectsV2(list -> list.bucket(BUCKET)).contents().getFirst().owner()).isNull();
    }

    @Test
    void limitsAndTokensAreChecked() {
        world.pictures.put("k", new byte[0]);
        world.pictures.put("l", new byte[0]);

        ListObjectsV2Response none = world.s3.listObjectsV2(list -> list.bucket(BUCKET).maxKeys(0));
        assertThat(none.isTruncated()).isFalse();
        assertThat(none.contents()).isEmpty();
        assertThat(world.s3.listObjectsV2(list -> list.bucket(BUCKET).maxKeys(5000)).maxKeys()).isEqualTo(1000);
        refused(400, "InvalidArgument", () -> world.s3.listObjectsV2(list -> list.bucket(BUCKET).maxKeys(-1)));
        refused(400, "InvalidArgument", () -> world.s3.listObjectsV2(list -> list.bucket(BUCKET).encodingType("x")));
        String token = world.s3.listObjectsV2(list -> list.bucket(BUCKET).maxKeys(1)).nextContinuationToken();
        refused(
                400,
                "InvalidArgument",
                () -> world.s3.listObjectsV2(list -> list.bucket(BUCKET).prefix("l").continuationToken(token)));
        refused(
                400,
                "InvalidArgument",
                () -> world.s3.listObjectsV2(list -> list.bucket(BUCKET).continuationToken("no token")));
    }

    @Test
    void aStartMayBeLongerThanAnyKey() {
        world.pictures.put("m", new byte[0]);

        assertThat(listed("", "", "l".repeat(2000), 10)).containsExactly("m");
        assertThat(listed("", "", "m".repeat(2000), 10)).isEmpty();
    }
}
