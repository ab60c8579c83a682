package decant.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import decant.model.AccessList;
import decant.reconcile.RaceTest.Store;
import decant.store.Precondition;
import decant.store.memory.MemoryBucket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * R12: both buckets take writes of the application while both links run. What must hold on every store is that both
 * sides end alike or the key is parked, and never more public than both. That both bodies are kept where nobody can
 * tell which came last takes conditions.
 */
@DisplayName("R12: while both sides are written")
class SwitchRaceTest {
    private static final Policy POLICY = Policy.carrying(new AclPolicy.Preserve("target-owner")).withRemovals(true);
    private static final Instant SINCE = Instant.parse("2026-11-22T12:10:00Z");
    private static final LinkPhase SWITCHING = new LinkPhase.Switching(SINCE);
    private static final LinkPhase SWITCHED = new LinkPhase.Switched(SINCE);

    /** Both sides hold version 1, public, since long ago; the switch is on. */
    private static TwoBuckets converged(Store store) throws Exception {
        TwoBuckets world = new TwoBuckets(store.capabilities());
        world.put(1, "one", AccessList.PUBLIC_READ);
        world.later(Duration.ofMinutes(1));
        new Actor(world, POLICY).finish();
        world.later(Duration.ofMinutes(30));
        return world;
    }

    /** The same, and the receipt of it was written. */
    private static TwoBuckets agreed(Store store) throws Exception {
        TwoBuckets world = converged(store);
        forward(world).finish();
        assertThat(world.agreements.read(TwoBuckets.KEY)).isNotNull();
        return world;
    }

    private static Actor forward(TwoBuckets world) {
        return Actor.forward(world, POLICY, SWITCHING, Evidence.NONE);
    }

    private static Actor back(TwoBuckets world) {
        return Actor.back(world, POLICY, SWITCHING, Evidence.NONE);
    }

    private static Actor forwardAfterRemoval(TwoBuckets world) {
        return Actor.forward(world, POLICY, SWITCHING, Evidence.OF_REMOVAL);
    }

    private static Actor backAfterRemoval(TwoBuckets world) {
        return Actor.back(world, POLICY, SWITCHING, Evidence.OF_REMOVAL);
    }

    private static void put(TwoBuckets world, MemoryBucket bucket, int version) {
        world.later(Duration.ofMinutes(1));
        world.put(bucket, version, "one", AccessList.PUBLIC_READ);
        world.later(Duration.ofMinutes(1));
    }

    private static long version(MemoryBucket bucket) {
        return bucket.peek(TwoBuckets.KEY).map(object -> object.content().etag().high()).orElse(0L);
    }

    private static void assertConflict(Outcome outcome) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Parked.class, parked -> assertThat(parked.cause()).isEqualTo("conflict"));
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void r12ItIsDeletedAtTheSourceWhileTheLinkBackLooks(Store store) throws Exception {
        TwoBuckets world = converged(store);
        Actor back = back(world).until(Request.LookAtTarget.class);
        world.delete();
        assertThat(forwardAfterRemoval(world).finish()).isEqualTo(new Outcome.Removed());

        back.finish();

        assertThat(version(world.source)).as("not brought back").isZero();
        assertThat(version(world.target)).isZero();
    }

    /**
     * Copied just before the links of the switch began, and cut off from its receipt; the application is at the source.
     */
    private static TwoBuckets copiedWithoutAReceipt(Store store) throws Exception {
        TwoBuckets world = agreed(store);
        put(world, world.source, 2);
        new Actor(world, POLICY).finish();
        assertThat(version(world.target)).isEqualTo(2);
        world.later(Duration.ofSeconds(5));
        return world;
    }

    private static LinkPhase.CopiesUntil copiesUntilNow(TwoBuckets world) {
        return LinkPhase.CopiesUntil.atTarget(world.now());
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void r12ACopyWithoutItsReceiptIsOverwrittenAtTheSourceBeforeTheSwitch(Store store) throws Exception {
        TwoBuckets world = copiedWithoutAReceipt(store);
        LinkPhase.CopiesUntil copies = copiesUntilNow(world);
        put(world, world.source, 3);

        LinkPhase back = new LinkPhase.Switching(SINCE, copies.reversed());
        assertThat(Actor.back(world, POLICY, back, Evidence.NONE).finish())
                .isEqualTo(new Outcome.Left(new Verdict.Yielded()));
        Actor.forward(world, POLICY, new LinkPhase.Switching(SINCE, copies), Evidence.NONE).finish();

        assertThat(version(world.target)).isEqualTo(3);
        assertThat(version(world.source)).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void r12ACopyWithoutItsReceiptIsDeletedAtTheSourceBeforeTheSwitch(Store store) throws Exception {
        TwoBuckets world = copiedWithoutAReceipt(store);
        LinkPhase.CopiesUntil copies = copiesUntilNow(world);
        world.delete();

        LinkPhase back = new LinkPhase.Switching(SINCE, copies.reversed());
        assertThat(Actor.back(world, POLICY, back, Evidence.NONE).finish())
                .isEqualTo(new Outcome.Left(new Verdict.Yielded()));
        assertThat(version(world.source)).as("not brought back").isZero();
        LinkPhase forward = new LinkPhase.Switching(SINCE, copies);
        assertThat(Actor.forward(world, POLICY, forward, Evidence.OF_REMOVAL).finish())
                .isEqualTo(new Outcome.Removed());
        assertThat(version(world.target)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void r12ItIsDeletedAtTheTargetWhileTheForwardLinkLooks(Store store) throws Exception {
        TwoBuckets world = converged(store);
        Actor forward = forward(world).until(Request.LookAtTarget.class);
        world.target.remove(TwoBuckets.KEY, Precondition.NONE);

        forward.finish();
        assertThat(version(world.target)).as("not brought back").isZero();

        assertThat(backAfterRemoval(world).finish()).isEqualTo(new Outcome.Removed());
        assertThat(version(world.source)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void r12AnAbsenceWithoutItsEventIsLeftAlone(Store store) throws Exception {
        TwoBuckets world = converged(store);
        world.delete();

        assertThat(forward(world).finish()).isEqualTo(new Outcome.Left(new Verdict.Yielded()));
        assertThat(back(world).finish()).isEqualTo(new Outcome.Left(new Verdict.Yielded()));
        assertThat(version(world.target)).isEqualTo(1);
        assertThat(version(world.source)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void r12ItIsDeletedAtTheSourceAndOverwrittenAtTheTarget(Store store) throws Exception {
        TwoBuckets world = agreed(store);
        world.delete();
        put(world, world.target, 2);

        assertConflict(forwardAfterRemoval(world).finish());
        assertConflict(back(world).finish());
        assertThat(version(world.target)).as("the only body there is stays").isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void r12ItIsOverwrittenAtTheTargetWhileItsRemovalIsUnderWay(Store store) throws Exception {
        TwoBuckets world = agreed(store);
        world.delete();
        Actor forward = forwardAfterRemoval(world).until(Request.Remove.class);
        put(world, world.target, 2);

        Outcome outcome = forward.finish();

        if (store.hasConditions()) {
            assertConflict(outcome);
        }
        assertThat(version(world.target)).as("only a condition keeps it").isEqualTo(store.hasConditions() ? 2 : 0);
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void r12ItIsCreatedAgainAtTheTargetAfterItsRemovalWasCarried(Store store) throws Exception {
        TwoBuckets world = agreed(store);
        world.delete();
        forwardAfterRemoval(world).finish();
        put(world, world.target, 2);

        assertThat(forwardAfterRemoval(world).finish())
                .as("the removal event came twice")
                .isEqualTo(new Outcome.Left(new Verdict.Yielded()));
        assertThat(back(world).finish()).isInstanceOf(Outcome.Repaired.class);
        assertThat(version(world.source)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void r12ItIsMadePrivateAtTheSourceWhileTheLinkBackLooks(Store store) throws Exception {
        TwoBuckets world = converged(store);
        Actor back = back(world).until(Request.ReadTargetAcl.class);
        world.makePrivate();

        back.finish();
        forward(world).finish();

        assertThat(acl(world.source)).as("not opened again").isEqualTo(AccessList.PRIVATE);
        assertThat(acl(world.target)).isEqualTo(AccessList.PRIVATE);
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void r12ItIsMadePrivateAtTheTargetWhileTheForwardLinkLooks(Store store) throws Exception {
        TwoBuckets world = converged(store);
        Actor forward = forward(world).until(Request.ReadTargetAcl.class);
        world.target.writeAcl(TwoBuckets.KEY, AccessList.PRIVATE);

        forward.finish();
        back(world).finish();

        assertThat(acl(world.target)).as("not opened again").isEqualTo(AccessList.PRIVATE);
        assertThat(acl(world.source)).isEqualTo(AccessList.PRIVATE);
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void r12ItIsMadePrivateAtTheTargetAndGetsAnotherTitleAtTheSource(Store store) throws Exception {
        TwoBuckets world = agreed(store);
        world.target.writeAcl(TwoBuckets.KEY, AccessList.PRIVATE);
        world.put(1, "other", AccessList.PUBLIC_READ);
        world.later(Duration.ofMinutes(1));

        forward(world).finish();
        assertThat(acl(world.target)).as("carried, and still private").isEqualTo(AccessList.PRIVATE);
        back(world).finish();

        assertThat(world.isEqual()).isTrue();
        assertThat(acl(world.source)).isEqualTo(AccessList.PRIVATE);
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void r12ItIsOverwrittenOnOneSideAndEachLinkLooksInTurn(Store store) throws Exception {
        for (boolean atSource : List.of(true, false)) {
            TwoBuckets world = agreed(store);
            put(world, atSource ? world.source : world.target, 2);
            Actor forward = forward(world).until(Request.LookAtTarget.class);
            Actor back = back(world).until(Request.LookAtTarget.class);

            forward.finish();
            back.finish();

            assertThat(version(world.source)).isEqualTo(2);
            assertThat(version(world.target)).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void r12ItIsOverwrittenAtBothSides(Store store) throws Exception {
        TwoBuckets world = agreed(store);
        put(world, world.source, 2);
        put(world, world.target, 3);

        assertConflict(forward(world).finish());
        assertConflict(back(world).finish());
        assertThat(version(world.source)).isEqualTo(2);
        assertThat(version(world.target)).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void r12TheTargetIsOverwrittenWhileACopyToItIsInFlight(Store store) throws Exception {
        TwoBuckets world = agreed(store);
        put(world, world.source, 2);
        Actor forward = forward(world).until(Request.Copy.class).sendCopy();
        put(world, world.target, 3);

        forward.copyLands();

        assertThat(version(world.target)).as("only a condition keeps it").isEqualTo(store.hasConditions() ? 3 : 2);
        Outcome outcome = forward.finish();
        if (store.hasConditions()) {
            assertConflict(outcome);
        }
    }

    /** Its own copy is no write of the application, although no receipt says so yet. */
    @ParameterizedTest
    @EnumSource(Store.class)
    void r12ItIsOverwrittenAgainAtTheSourceBeforeItsCopyHasAReceipt(Store store) throws Exception {
        TwoBuckets world = agreed(store);
        put(world, world.source, 2);
        Actor forward = forward(world).until(Request.Copy.class).sendCopy().copyLands();
        put(world, world.source, 3);

        assertThat(forward.finish()).isInstanceOf(Outcome.Repaired.class);

        assertThat(version(world.target)).isEqualTo(3);
        back(world).finish();
        assertThat(version(world.source)).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void r12ItIsOverwrittenAtTheTargetBeforeItsCopyHasAReceipt(Store store) throws Exception {
        TwoBuckets world = agreed(store);
        put(world, world.source, 2);
        Actor forward = forward(world).until(Request.Copy.class).sendCopy().copyLands();
        world.put(world.source, 3, "one", AccessList.PUBLIC_READ);
        // In the second of its copy: only its bytes tell it from that.
        world.put(world.target, 4, "one", AccessList.PUBLIC_READ);

        assertConflict(forward.finish());

        assertThat(version(world.target)).isEqualTo(4);
        assertThat(version(world.source)).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void r12ItIsDeletedAtTheSourceBeforeTheCopyOverItsOldOneHasAReceipt(Store store) throws Exception {
        TwoBuckets world = agreed(store);
        put(world, world.source, 2);
        Actor forward = forward(world).until(Request.Copy.class).sendCopy().copyLands();
        world.delete();
        forward.finish();
        forwardAfterRemoval(world).finish();

        assertThat(version(world.target)).isZero();
        back(world).finish();
        assertThat(version(world.source)).as("not brought back").isZero();
    }

    /** Whatever their dates: the receipt says that the copy was there before it was overwritten. */
    @ParameterizedTest
    @EnumSource(Store.class)
    void r12ItIsOverwrittenAtTheTargetInTheSecondInWhichItsCopyLanded(Store store) throws Exception {
        for (boolean isSeenByForward : List.of(true, false)) {
            TwoBuckets world = agreed(store);
            put(world, world.source, 2);
            forward(world).finish();
            world.put(world.target, 3, "one", AccessList.PUBLIC_READ);

            (isSeenByForward ? forward(world) : back(world)).finish();
            back(world).finish();

            assertThat(version(world.source)).isEqualTo(3);
            assertThat(version(world.target)).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void r12ItIsCreatedAgainAtTheSourceWhileItsRemovalIsCarried(Store store) throws Exception {
        TwoBuckets world = agreed(store);
        world.delete();
        Actor forward = forwardAfterRemoval(world).until(Request.Remove.class).step();
        put(world, world.source, 2);

        assertThat(forward.finish()).isInstanceOf(Outcome.Repaired.class);

        assertThat(version(world.target)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void r12TheReceiptIsLostBetweenCopyAndItsWriting(Store store) throws Exception {
        TwoBuckets world = agreed(store);
        put(world, world.source, 2);
        forward(world).until(Request.WriteReceipt.class);

        assertThat(forward(world).finish()).as("the event comes again").isEqualTo(new Outcome.InSync());
        put(world, world.target, 3);
        back(world).finish();
        assertThat(version(world.source)).as("the receipt is there again").isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void r12AnOldReceiptMakesAConflictAndNeverAWrongWinner(Store store) throws Exception {
        TwoBuckets world = agreed(store);
        put(world, world.source, 2);
        forward(world).until(Request.WriteReceipt.class);
        put(world, world.target, 3);

        assertConflict(back(world).finish());
        assertConflict(forward(world).finish());
        assertThat(version(world.source)).isEqualTo(2);
        assertThat(version(world.target)).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void r12ItIsCreatedAtEitherSide(Store store) throws Exception {
        for (boolean atSource : List.of(true, false)) {
            TwoBuckets world = new TwoBuckets(store.capabilities());
            world.later(Duration.ofMinutes(30));
            put(world, atSource ? world.source : world.target, 1);

            back(world).finish();
            forward(world).finish();

            assertThat(version(world.source)).isEqualTo(1);
            assertThat(version(world.target)).isEqualTo(1);
            assertThat(acl(world.target)).isEqualTo(AccessList.PUBLIC_READ);
        }
    }

    /** A limit: no condition binds an access list, and a copy replaces it without a trace. */
    @ParameterizedTest
    @EnumSource(Store.class)
    void r12AnAccessListThatIsClosedUnderACopyInFlightTakesTheGrantsOfTheCopy(Store store) throws Exception {
        TwoBuckets world = agreed(store);
        put(world, world.target, 2);
        Actor back = back(world).until(Request.Copy.class).sendCopy();
        world.makePrivate();

        back.copyLands();
        back.finish();
        forward(world).finish();

        assertThat(version(world.source)).isEqualTo(2);
        boolean isClosed = acl(world.source).equals(AccessList.PRIVATE);
        assertThat(isClosed).as("nothing is left of the closing").isFalse();
        assertThat(acl(world.target))
                .as("no more public than the side that the bytes were written on")
                .isEqualTo(AccessList.PUBLIC_READ);
    }

    /** A limit: before there is a receipt, the link back cannot tell the forward link's copy from a creation. */
    @ParameterizedTest
    @EnumSource(Store.class)
    void r12ADeletionBeforeTheFirstReceiptIsUndoneByTheLinkBack(Store store) throws Exception {
        TwoBuckets world = new TwoBuckets(store.capabilities());
        world.later(Duration.ofMinutes(30));
        put(world, world.source, 1);
        Actor forward = forward(world).until(Request.Copy.class).step();
        Actor back = back(world).until(Request.LookAtTarget.class);
        world.delete();
        forward.until(Request.Remove.class);
        back.until(Request.Copy.class).step();

        forward.finish();
        back.finish();

        assertThat(forwardAfterRemoval(world).finish()).isEqualTo(new Outcome.InSync());
        assertThat(version(world.source)).as("deleted, and back on both sides").isEqualTo(1);
        assertThat(version(world.target)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void afterTheSwitchTheForwardLinkRemovesNothing(Store store) throws Exception {
        TwoBuckets world = agreed(store);
        world.delete();

        Outcome outcome = Actor.forward(world, POLICY, SWITCHED, Evidence.OF_REMOVAL).finish();

        assertThat(outcome)
                .as("told from what the link back removed")
                .isEqualTo(new Outcome.Left(new Verdict.Surplus()));
        assertThat(version(world.target)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void afterTheSwitchWhatTheLinkBackRemovedIsNoStragglersRemoval(Store store) throws Exception {
        TwoBuckets world = agreed(store);
        world.target.remove(TwoBuckets.KEY, Precondition.NONE);
        Actor.back(world, POLICY, new LinkPhase.Switching(SINCE), Evidence.OF_REMOVAL).finish();
        assertThat(version(world.source)).isZero();
        world.later(Duration.ofMinutes(30));
        put(world, world.target, 2);

        Outcome outcome = Actor.forward(world, POLICY, SWITCHED, Evidence.OF_REMOVAL).finish();

        assertThat(outcome).as("its event is late").isEqualTo(new Outcome.Left(new Verdict.Yielded()));
        assertThat(version(world.target)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void afterTheSwitchAStragglerIsCopiedWhereTheTargetLacksItAndParkedElsewhere(Store store) throws Exception {
        TwoBuckets world = new TwoBuckets(store.capabilities());
        world.later(Duration.ofMinutes(30));
        put(world, world.source, 1);
        Actor.forward(world, POLICY, SWITCHED, Evidence.NONE).finish();
        assertThat(version(world.target)).isEqualTo(1);

        put(world, world.source, 2);
        assertConflict(Actor.forward(world, POLICY, SWITCHED, Evidence.NONE).finish());
        assertThat(version(world.target)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void afterTheSwitchWhatTheLinkBackCopiedIsNoStraggler(Store store) throws Exception {
        TwoBuckets world = new TwoBuckets(store.capabilities());
        world.later(Duration.ofMinutes(30));
        put(world, world.target, 1);
        back(world).finish();
        world.target.remove(TwoBuckets.KEY, Precondition.NONE);

        Outcome outcome = Actor.forward(world, POLICY, SWITCHED, Evidence.NONE).finish();

        assertThat(outcome)
                .as("the late event of the copy at the source")
                .isEqualTo(new Outcome.Left(new Verdict.Yielded()));
        assertThat(version(world.target)).as("deleted by the application, and not brought back").isZero();
    }

    @Test
    void whatIsWithheldFromTheTargetIsNotRemovedAtTheSource() throws Exception {
        Policy withholds = Policy.carrying(new AclPolicy.Withhold()).withRemovals(true);
        TwoBuckets world = agreed(Store.WITH_CONDITIONS);
        world.makePrivate();
        Actor.forward(world, withholds, SWITCHING, Evidence.NONE).finish();
        assertThat(version(world.target)).isZero();
        world.makePublic();

        Actor.back(world, withholds, SWITCHING, Evidence.OF_REMOVAL).finish();

        assertThat(version(world.source)).as("its absence at the target is the link's own doing").isEqualTo(1);
    }

    @Test
    void whatASwitchCostsInCalls() throws Exception {
        TwoBuckets world = agreed(Store.WITH_CONDITIONS);
        assertThat(forward(world).callsToTheEnd())
                .as("equal")
                .containsExactly("ReadReceipt", "LookAtSource", "LookAtTarget", "ReadSourceAcl", "ReadTargetAcl");

        put(world, world.source, 2);
        assertThat(forward(world).callsToTheEnd())
                .as("overwritten at the source")
                .containsExactly(
                        "ReadReceipt",
                        "LookAtSource",
                        "LookAtTarget",
                        "ReadSourceAcl",
                        "ReadTargetAcl",
                        "Copy",
                        "LookAtSource",
                        "ReadSourceAcl",
                        "ReadReceipt",
                        "LookAtSource",
                        "LookAtTarget",
                        "ReadSourceAcl",
                        "ReadTargetAcl",
                        "WriteReceipt");
        world.delete();
        assertThat(forwardAfterRemoval(world).callsToTheEnd())
                .as("removed at the source")
                .containsExactly(
                        "ReadReceipt",
                        "LookAtSource",
                        "LookAtTarget",
                        "ProveAbsent",
                        "Remove",
                        "LookAtSource",
                        "WriteReceipt");
    }

    private static AccessList acl(MemoryBucket bucket) {
        return bucket.peek(TwoBuckets.KEY).orElseThrow().acl();
    }
}
