package decant.cli.demo;

import decant.cli.cutover.ContentDelivery;
import decant.cli.cutover.NarrowedKeys;
import decant.cli.migration.Hook;
import decant.model.ObjectKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What whoever has a CDN writes as its hook. */
record DeliveryHook(ContentDelivery delivery) implements Hook {
    @Override
    public String run(Map<String, String> about) throws InterruptedException {
        String act = about.getOrDefault("DECANT_ACT", "");
        if (!act.equals("forget")) {
            return delivery.serveFrom(
                    Stream.of(ContentDelivery.Origin.values())
                            .filter(origin -> origin.word().equals(act))
                            .findFirst()
                            .orElseThrow());
        }
        return delivery.forget(new NarrowedKeys.Taken(keys(about), "yes".equals(about.get("DECANT_EVERYTHING"))));
    }

    private static Set<ObjectKey> keys(Map<String, String> about) {
        try (Stream<String> lines = Files.lines(Path.of(about.getOrDefault("DECANT_KEYS_FILE", "")))) {
            return lines.map(ObjectKey::of).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
