package decant.cli.cutover;

import decant.cli.migration.Hook;
import decant.model.ObjectKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A CDN behind a program of the operator's. {@code DECANT_ACT} tells it what to do: the word of an {@link Origin}, or
 * {@code forget}; then {@code DECANT_KEYS_FILE} names a file with a key a line, or {@code DECANT_EVERYTHING} is {@code
 * yes}, also where a key has a line break: its halves would be forgotten, and itself still be shown.
 *
 * @param about what else stands in its environment
 */
public record HookedDelivery(Hook hook, Map<String, String> about) implements ContentDelivery {
    @Override
    public String serveFrom(Origin origin) throws InterruptedException {
        return hook.run(with(Map.of("DECANT_ACT", origin.word())));
    }

    @Override
    public String forget(NarrowedKeys.Taken keys) throws InterruptedException {
        boolean everything = keys.everything() || keys.keys().stream().anyMatch(HookedDelivery::isBroken);
        try {
            Path file = Files.createTempFile("decant-forget", ".txt");
            try {
                Files.write(file, keys.keys().stream().map(ObjectKey::toString).toList());
                return hook.run(
                        with(
                                Map.of(
                                        "DECANT_ACT",
                                        "forget",
                                        "DECANT_KEYS_FILE",
                                        file.toString(),
                                        "DECANT_EVERYTHING",
                                        everything ? "yes" : "no")));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            return "the keys to forget cannot be written into a file (" + e.getMessage() + ")";
        }
    }

    private static boolean isBroken(ObjectKey key) {
        String name = key.toString();
        return name.indexOf('\n') >= 0 || name.indexOf('\r') >= 0;
    }

    private Map<String, String> with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(about);
        all.putAll(more);
        return all;
    }
}
