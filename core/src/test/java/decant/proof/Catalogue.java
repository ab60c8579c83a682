package decant.proof;

import decant.store.Capabilities;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is explored: a small part in every build, and with {@code -Ddecant.wide=true} all that a few minutes allow. By
 * hand {@code -Ddecant.writes=3}, {@code -Ddecant.crashes=1} and {@code -Ddecant.losses=1} change the numbers of the
 * small part, with {@code -Ddecant.situations} for the bound and a larger heap; {@code -Ddecant.only=LEADING} leaves
 * out whatever has not that in its title. Three writes of every kind between live actors take a quarter of an hour:
 *
 * <pre>
 * ./mvnw -pl core test -Dtest=ExplorationTest -Ddecant.writes=3 -Ddecant.only='LIVE beside LIVE, 3 writes' \
 *     -Ddecant.situations=200000000 -Ddecant.test.sideBySide=false -Ddecant.test.arguments='-Xmx19g -XX:+UseParallelGC'
 * </pre>
 */
final class Catalogue {
    private static final List<List<Role>> PAIRS =
            List.of(
                    List.of(Role.LIVE, Role.LIVE),
                    List.of(Role.LIVE, Role.BACKFILL),
                    List.of(Role.BACKFILL, Role.SWEEP));

    /** Writes that move nothing but bytes and headers, all of which a listing shows. */
    private static final Write[] LISTED_WRITES = {Write.PUT_PRIVATE, Write.PUT_SAME_BYTES, Write.RETITLE, Write.DELETE};

    /** The writes that can hurt most: new and public, private again, gone; of each two there is one that undoes it. */
    private static final Write[] HARDEST_WRITES = {Write.PUT_PUBLIC, Write.CLOSE, Write.DELETE};

    /** During a switch a removal beside another write may come to no end: see docs/consistency.md. */
    private static final Write[] WRITES_BUT_REMOVALS = {
        Write.PUT_PRIVATE, Write.PUT_PUBLIC, Write.RETITLE, Write.RETAG, Write.OPEN, Write.CLOSE
    };

    private Catalogue() {}

    static Stream<Scenario> all() {
        String only = System.getProperty("decant.only", "");
        return chosen().filter(scenario -> scenario.title().contains(only));
    }

    private static Stream<Scenario> chosen() {
        if (Boolean.getBoolean("decant.wide")) {
            return wide();
        }
        int writes = Integer.getInteger("decant.writes", 1);
        int crashes = Integer.getInteger("decant.crashes", 0);
        int losses = Integer.getInteger("decant.losses", 0);
        return Stream.concat(
                Stream.concat(pairs(writes, crashes, losses), lookingTwice(writes, crashes, losses)),
                crashes + losses == 0
                        ? Stream.of(underFaults(), ofSwitch(writes), switched(writes)).flatMap(some -> some)
                        : Stream.concat(ofSwitch(writes), switched(writes))
                                .map(scenario -> scenario.withFaults(crashes, losses)));
    }

    /** Two writes of any kind, one with anything going wrong once, and three of the hardest. */
    private static Stream<Scenario> wide() {
        return Stream.of(
                        pairs(2, 0, 0),
                        lookingTwice(2, 0, 0),
                        pairs(1, 1, 0),
                        pairs(1, 0, 1),
                        pairs(3, 0, 0).filter(Catalogue::isOfAnyWrites).map(one -> one.whereOnly(HARDEST_WRITES)),
                        ofSwitch(2).limit(1).map(scenario -> scenario.whereOnly(WRITES_BUT_REMOVALS)),
                        switched(2),
                        ofSwitch(1).map(scenario -> scenario.withFaults(1, 0)),
                        ofSwitch(1).map(scenario -> scenario.withFaults(0, 1)))
                .flatMap(scenarios -> scenarios);
    }

    private static boolean isOfAnyWrites(Scenario scenario) {
        return scenario.writes().size() == Write.values().length;
    }

    private static Stream<Scenario> pairs(int writes, int crashes, int losses) {
        return PAIRS.stream()
                .map(pair -> Scenario.of(pair.get(0), pair.get(1), writes).withFaults(crashes, losses))
                .flatMap(Catalogue::onBothKindsOfStore);
    }

    /** The same with followers that do not hear of every change. */
    private static Stream<Scenario> lookingTwice(int writes, int crashes, int losses) {
        return pairs(writes, crashes, losses).filter(Scenario::hasHints).map(Scenario::lookingTwice);
    }

    /** The forward link and the link back, and writes on either side. */
    private static Stream<Scenario> ofSwitch(int writes) {
        Scenario both = Scenario.of(Role.FORWARD, Role.BACK, writes);
        return Stream.of(both, both.on(Capabilities.WITHOUT_CONDITIONS));
    }

    /** The two links when all is switched, and writes at the target. */
    private static Stream<Scenario> switched(int writes) {
        Scenario after = Scenario.of(Role.STRAGGLERS, Role.LEADING, writes);
        Scenario undated = Scenario.of(Role.STRAGGLERS, Role.LEADING, 2).whereOnly(Write.RETAG, Write.CLOSE);
        return Stream.of(writes == 1 ? after : after.whereOnly(WRITES_BUT_REMOVALS), undated)
                .flatMap(scenario -> Stream.of(scenario, scenario.on(Capabilities.WITHOUT_CONDITIONS)));
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
                : Stream.of(scenario, ignored.endedByClosingPass(), ignored.whereOnly(LISTED_WRITES));
    }
}
