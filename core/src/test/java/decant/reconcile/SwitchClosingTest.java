package decant.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import decant.model.AccessList;
import decant.store.Capabilities;
import decant.store.memory.MemoryBucket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * R12: the application writes an object anew and closes it with that, while both sides take its writes. An access list
 * goes first where it leaves the date of what it is written to; where it does not, what was closed would seem to be
 * written there, and the key be a conflict.
 */
@DisplayName("R12: written and closed at once")
class SwitchClosingTest {
    private static final Policy POLICY = Policy.carrying(new AclPolicy.Preserve("target-owner")).withRemovals(true);
    private static final LinkPhase SWITCHING = new LinkPhase.Switching(Instant.parse("2026-11-22T12:10:00Z"));

    /** As RADOS Gateway 16.2 was found to be. */
    private static final Capabilities DATED =
            new Capabilities(true, false, false, false, true, true, true, false, true, false);

    /** Both sides hold the same, public, since long ago, and a receipt says so. */
    private static TwoBuckets agreed(Capabilities honoured, int version) throws Exception {
        TwoBuckets world = new TwoBuckets(honoured);
        world.put(version, "one", AccessList.PUBLIC_READ);
        world.later(Duration.ofMinutes(1));
        new Actor(world, POLICY).finish();
        world.later(Duration.ofMinutes(30));
        forward(world).finish();
        world.later(Duration.ofMinutes(1));
        return world;
    }

    /** The same, and then the source was written and closed. */
    private static TwoBuckets closed(Capabilities honoured) throws Exception {
        TwoBuckets world = agreed(honoured, 1);
        world.put(2, "two", AccessList.PRIVATE);
        world.later(Duration.ofMinutes(1));
        return world;
    }

    private static Actor forward(TwoBuckets world) {
        return Actor.forward(world, POLICY, SWITCHING, Evidence.NONE);
    }

    private static List<String> acts(Actor actor) throws Exception {
        return actor.callsToTheEnd().stream().filter(call -> call.startsWith("Write") || call.equals("Copy")).toList();
    }

    private static void assertClosed(MemoryBucket bucket) {
        assertThat(bucket.peek(TwoBuckets.KEY))
                .hasValueSatisfying(object -> {
                    assertThat(object.content().etag()).isEqualTo(TwoBuckets.bytes(2));
                    assertThat(object.acl()).isEqualTo(AccessList.PRIVATE);
                });
    }

    @Test
    void r12AnAccessListGoesFirst() throws Exception {
        TwoBuckets world = closed(Capabilities.AWS);

        assertThat(acts(forward(world))).containsExactly("WriteAcl", "Copy", "WriteReceipt");

        assertClosed(world.target);
    }

    @Test
    void r12TheCopyClosesWhereAnAccessListDatesTheObject() throws Exception {
        TwoBuckets world = closed(DATED);
        Actor forward = forward(world);

        assertThat(acts(forward)).containsExactly("Copy", "WriteReceipt");

        assertThat(forward.outcome()).isInstanceOf(Outcome.Repaired.class);
        assertClosed(world.target);
        assertThat(Actor.back(world, POLICY, SWITCHING, Evidence.NONE).finish()).isInstanceOf(Outcome.InSync.class);
    }

    @Test
    void r12WhatIsOnlyClosedIsNoConflictEither() throws Exception {
        TwoBuckets world = agreed(DATED, 2);
        world.makePrivate();
        world.later(Duration.ofMinutes(1));

        assertThat(forward(world).finish()).isInstanceOf(Outcome.Repaired.class);

        assertClosed(world.target);
        assertThat(Actor.back(world, POLICY, SWITCHING, Evidence.NONE).finish()).isInstanceOf(Outcome.InSync.class);
    }
}
