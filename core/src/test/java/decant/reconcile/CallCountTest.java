package decant.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import decant.model.AccessList;
import decant.model.Tags;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a look at one key costs in calls, as docs/consistency.md publishes it; calls are money. */
class CallCountTest {
    private static final Policy POLICY = Policy.carrying(new AclPolicy.Preserve("target-owner")).withRemovals(true);

    @Test
    void ofAnEqualPair() throws Exception {
        TwoBuckets world = with(RaceTest.Store.WITH_CONDITIONS, "title", "title", AccessList.PRIVATE);

        assertThat(calls(world)).containsExactly("LookAtSource", "LookAtTarget", "ReadSourceAcl", "ReadTargetAcl");
    }

    @Test
    void ofAMissingObject() throws Exception {
        TwoBuckets world = missing(RaceTest.Store.WITH_CONDITIONS, AccessList.PRIVATE);

        assertThat(calls(world))
                .containsExactly("LookAtSource", "LookAtTarget", "ReadSourceAcl", "Copy", "LookAtSource");
    }

    @Test
    void ofAMissingObjectWhoseGrantsAreSent() throws Exception {
        TwoBuckets world = missing(RaceTest.Store.WITH_CONDITIONS, AccessList.PUBLIC_READ);

        assertThat(calls(world))
                .containsExactly(
                        "LookAtSource", "LookAtTarget", "ReadSourceAcl", "Copy", "LookAtSource", "ReadSourceAcl");
    }

    @Test
    void ofAMissingObjectWhereConditionsAreIgnored() throws Exception {
        TwoBuckets world = missing(RaceTest.Store.WITHOUT_CONDITIONS, AccessList.PRIVATE);

        assertThat(calls(world))
                .as("somebody else's copy may have been replaced, its grants with it")
                .containsExactly(
                        "LookAtSource", "LookAtTarget", "ReadSourceAcl", "Copy", "LookAtSource", "ReadSourceAcl");
    }

    @Test
    void ofAnOverwrittenObject() throws Exception {
        TwoBuckets world = with(RaceTest.Store.WITH_CONDITIONS, "new title", "title", AccessList.PRIVATE);

        assertThat(calls(world))
                .containsExactly(
                        "LookAtSource",
                        "LookAtTarget",
                        "ReadSourceAcl",
                        "ReadTargetAcl",
                        "Copy",
                        "LookAtSource",
                        "ReadSourceAcl");
    }

    @Test
    void ofATaggedObjectThatIsOverwritten() throws Exception {
        TwoBuckets world = with(RaceTest.Store.WITH_CONDITIONS, "new title", "title", AccessList.PRIVATE);
        world.tag("blue");

        assertThat(calls(world))
                .containsExactly(
                        "LookAtSource",
                        "LookAtTarget",
                        "ReadSourceTags",
                        "ReadSourceAcl",
                        "ReadTargetAcl",
                        "Copy",
                        "LookAtSource",
                        "ReadSourceTags",
                        "ReadSourceAcl");
    }

    /** The copy replaces them, whatever they are. */
    @Test
    void ofAnOverwrittenObjectWhoseTargetIsTagged() throws Exception {
        TwoBuckets world = with(RaceTest.Store.WITH_CONDITIONS, "new title", "title", AccessList.PRIVATE);
        world.target.writeTags(TwoBuckets.KEY, Tags.of(Map.of("tag", "red")));

        assertThat(calls(world))
                .containsExactly(
                        "LookAtSource",
                        "LookAtTarget",
                        "ReadSourceAcl",
                        "ReadTargetAcl",
                        "Copy",
                        "LookAtSource",
                        "ReadSourceAcl");
        assertThat(world.isEqual()).isTrue();
    }

    /** Only a comparison shows that nothing but these has to be written. */
    @Test
    void ofAnObjectWhoseTargetAloneIsTagged() throws Exception {
        TwoBuckets world = with(RaceTest.Store.WITH_CONDITIONS, "title", "title", AccessList.PRIVATE);
        world.target.writeTags(TwoBuckets.KEY, Tags.of(Map.of("tag", "red")));

        assertThat(calls(world))
                .containsExactly(
                        "LookAtSource",
                        "LookAtTarget",
                        "ReadSourceAcl",
                        "ReadTargetTags",
                        "ReadTargetAcl",
                        "WriteTags",
                        "LookAtSource");
        assertThat(world.isEqual()).isTrue();
    }

    @Test
    void ofAYoungObjectWhereEveryWriteIsHinted() throws Exception {
        TwoBuckets world = new TwoBuckets(RaceTest.Store.WITH_CONDITIONS.capabilities());
        world.put(1, "title", AccessList.PRIVATE);

        Actor worker = new Actor(world, POLICY.hintedOfEveryChange());
        assertThat(worker.callsToTheEnd())
                .containsExactly(
                        "LookAtSource", "LookAtTarget", "ReadSourceAcl", "Copy", "LookAtSource", "LookAtTarget");
        assertThat(worker.outcome()).isInstanceOf(Outcome.Repaired.class);
    }

    @Test
    void ofAYoungAndTaggedObjectThatIsOverwrittenWhereEveryWriteIsHinted() throws Exception {
        TwoBuckets world = with(RaceTest.Store.WITH_CONDITIONS, "old title", "title", AccessList.PRIVATE);
        world.put(1, "new title", AccessList.PRIVATE);
        world.tag("blue");

        assertThat(new Actor(world, POLICY.hintedOfEveryChange()).callsToTheEnd())
                .containsExactly(
                        "LookAtSource",
                        "LookAtTarget",
                        "ReadSourceTags",
                        "ReadSourceAcl",
                        "ReadTargetAcl",
                        "Copy",
                        "LookAtSource",
                        "ReadSourceTags",
                        "ReadSourceAcl",
                        "LookAtTarget",
                        "ReadTargetTags");
    }

    @Test
    void ofARemovedObject() throws Exception {
        TwoBuckets world = with(RaceTest.Store.WITH_CONDITIONS, "title", "title", AccessList.PRIVATE);
        world.delete();

        assertThat(calls(world))
                .containsExactly("LookAtSource", "LookAtTarget", "ProveAbsent", "Remove", "LookAtSource");
    }

    private static TwoBuckets missing(RaceTest.Store store, AccessList acl) {
        TwoBuckets world = new TwoBuckets(store.capabilities());
        world.put(1, "title", acl);
        world.later(Duration.ofMinutes(1));
        return world;
    }

    private static TwoBuckets with(RaceTest.Store store, String atSource, String atTarget, AccessList acl) {
        TwoBuckets world = new TwoBuckets(store.capabilities());
        world.put(world.target, 1, atTarget, acl);
        world.put(1, atSource, acl);
        world.later(Duration.ofMinutes(1));
        return world;
    }

    private static List<String> calls(TwoBuckets world) throws Exception {
        return new Actor(world, POLICY).callsToTheEnd();
    }
}
