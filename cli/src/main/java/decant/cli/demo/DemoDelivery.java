package decant.cli.demo;

import decant.cli.cutover.ContentDelivery;
import decant.cli.cutover.NarrowedKeys;
import decant.simulator.cdn.Cdn;
import decant.simulator.cdn.Origins;
import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * The demo's CDN, as a cutover sees it.
 *
 * @param source where it reads the source
 * @param target where it reads the target
 * @param allowances are told where it reads
 */
record DemoDelivery(Cdn cdn, URI source, URI target, Allowances allowances) implements ContentDelivery {
    private static final Set<Integer> ABSENT = Set.of(404);

    @Override
    public String serveFrom(Origin origin) {
        allowances.visitorsAt(
                switch (origin) {
                    case SOURCE_ONLY -> Side.SOURCE;
                    case TARGET_ONLY -> Side.TARGET;
                    case TARGET_FIRST, SOURCE_FIRST -> null;
                });
        cdn.use(
                switch (origin) {
                    case SOURCE_ONLY -> Origins.of(source);
                    case TARGET_FIRST -> Origins.of(target).withFallback(source, ABSENT);
                    case TARGET_ONLY -> Origins.of(target);
                    case SOURCE_FIRST -> Origins.of(source).withFallback(target, ABSENT);
                });
        return "";
    }

    @Override
    public String forget(NarrowedKeys.Taken keys) {
        cdn.invalidate(keys.everything() ? List.of("/*") : keys.keys().stream().map(key -> "/" + key).toList());
        return "";
    }
}
