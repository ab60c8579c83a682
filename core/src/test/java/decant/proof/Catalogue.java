package decant.proof;

import decant.store.Capabilities;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is explored. The number of writes, crashes and lost answers can be raised: {@code -Ddecant.writes=2}, {@code
 * -Ddecant.crashes=1}, {@code -Ddecant.losses=1}, with a larger heap and {@code -Ddecant.situations}.
 */
final class Catalogue {
    private static final List<List<Role>> PAIRS =
            List.of(
                    List.of(Role.LIVE, Role.LIVE),
                    List.of(Role.LIVE, Role.BACKFILL),
                    List.of(Role.BACKFILL, Role.SWEEP));

    /** Writes that move nothing but bytes and headers, all of which a listing shows. */
    private static final Set<Write> LISTED_WRITES =
            Set.of(Write.PUT_PRIVATE, Write.PUT_SAME_BYTES, Write.RETITLE, Write.DELETE);

    private Catalogue() {}

    static Stream<Scenario> all() {
        int writes = Integer.getInteger("decant.writes", 1);
        int crashes = Integer.getInteger("decant.crashes", 0);
        int losses = Integer.getInteger("decant.losses", 0);
        return Stream.concat(
                PAIRS.stream()
                        .map(pair -> Scenario.of(pair.get(0), pair.get(1), writes).withFaults(crashes, losses))
                        .flatMap(Catalogue::onBothKindsOfStore),
                crashes + losses == 0
                        ? Stream.concat(underFaults(), ofSwitch(writes))
                        : ofSwitch(writes).map(scenario -> scenario.withFaults(crashes, losses)));
    }

    /** The forward link and the link back, and writes on either side. */
    private static Stream<Scenario> ofSwitch(int writes) {
        Scenario both = Scenario.of(Role.FORWARD, Role.BACK, writes);
        return Stream.of(both, both.on(Capabilities.WITHOUT_CONDITIONS));
    }

    /** A request that lands after its sender gave up or died, about the writes that it hurts most. */
    private static Stream<Scenario> underFaults() {
        return Stream.of(
                Scenario.of(Role.LIVE, Role.LIVE, 1).whereOnly(Write.DELETE).withFaults(0, 1),
                Scenario.of(Role.LIVE, Role.LIVE, 1).whereOnly(Write.CLOSE).withFaults(1, 0),
                Scenario.of(Role.LIVE, Role.BACKFILL, 1).whereOnly(Write.CLOSE).withFaults(1, 0).endedByClosingPass());
    }

    /** Where conditions are ignored it makes no difference that bytes come back; where they are honoured it does. */
    private static Stream<Scenario> onBothKindsOfStore(Scenario scenario) {
        boolean fails = scenario.crashes() + scenario.losses() > 0;
        boolean isBesideBackfill = scenario.role(0) == Role.LIVE && scenario.role(1) == Role.BACKFILL;
        Scenario ignored = scenario.on(Capabilities.WITHOUT_CONDITIONS).whereBytesMayComeBack();
        if (!isBesideBackfill) {
            return Stream.of(scenario, ignored);
        }
        // What landed late on a deleted key, and tags and grants that a listing cannot confirm, wait for the last pass.
        return fails
                ? Stream.of(scenario.endedByClosingPass(), ignored.endedByClosingPass())
                : Stream.of(
                        scenario, ignored.endedByClosingPass(), ignored.whereOnly(LISTED_WRITES.toArray(Write[]::new)));
    }
}
