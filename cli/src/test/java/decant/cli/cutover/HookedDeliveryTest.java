package decant.cli.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import decant.cli.migration.Hook;
import decant.model.ObjectKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a CDN's hook is told. */
final class HookedDeliveryTest {
    private final Map<String, String> told = new LinkedHashMap<>();
    private List<String> keys = List.of();
    private String answer = "";
    private final Hook hook =
            about -> {
                told.putAll(about);
                String file = about.get("DECANT_KEYS_FILE");
                if (file != null) {
                    keys = read(Path.of(file));
                }
                return answer;
            };
    private final HookedDelivery delivery = new HookedDelivery(hook, Map.of("DECANT_SOURCE", "here"));

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String forget(boolean everything, String... names) throws InterruptedException {
        Set<ObjectKey> some = new TreeSet<>();
        for (String name : names) {
            some.add(ObjectKey.of(name));
        }
        return delivery.forget(new NarrowedKeys.Taken(some, everything));
    }

    @Test
    void isToldWhereToReadInTheWordsOfTheDocuments() throws Exception {
        assertThat(delivery.serveFrom(ContentDelivery.Origin.TARGET_FIRST)).isEmpty();

        assertThat(told)
                .containsExactlyInAnyOrderEntriesOf(Map.of("DECANT_SOURCE", "here", "DECANT_ACT", "target-first"));
    }

    @Test
    void isGivenAFileWithAKeyALine() throws Exception {
        assertThat(forget(false, "a b", "\u6C34.png")).isEmpty();

        assertThat(keys).containsExactly("a b", "\u6C34.png");
        assertThat(told).containsEntry("DECANT_ACT", "forget").containsEntry("DECANT_EVERYTHING", "no");
        assertThat(Path.of(told.get("DECANT_KEYS_FILE"))).doesNotExist();
    }

    @Test
    void forgetsEverythingWhereAKeyHasALineBreak() throws Exception {
        for (String broken : List.of("line\nbreak.png", "line\rbreak.png")) {
            told.clear();
            forget(false, "a", broken);

            assertThat(told).as(broken).containsEntry("DECANT_EVERYTHING", "yes");
        }
    }

    @Test
    void forgetsEverythingWhereNobodyKnowsWhich() throws Exception {
        forget(true);

        assertThat(told).containsEntry("DECANT_EVERYTHING", "yes");
    }

    @Test
    void handsOnWhyItFailed() throws Exception {
        answer = "the hook ended with 1";

        assertThat(forget(false, "a")).isEqualTo("the hook ended with 1");
    }
}
