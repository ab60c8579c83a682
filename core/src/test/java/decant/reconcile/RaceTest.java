package decant.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import decant.model.AccessList;
import decant.model.Aspect;
import decant.store.Capabilities;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The races of the protocol by their numbers (see docs/consistency.md), each as one telling interleaving, on a store
 * that honours conditions and on one that ignores them. What must hold on both is that every worker, once it is done,
 * leaves the target as the source is; what holds only with conditions is that the target never steps back in between.
 */
class RaceTest {
    /** The two kinds of store. */
    enum Store {
        WITH_CONDITIONS,
        WITHOUT_CONDITIONS;

        Capabilities capabilities() {
            return hasConditions() ? Capabilities.AWS : Capabilities.WITHOUT_CONDITIONS;
        }

        boolean hasConditions() {
            return this == WITH_CONDITIONS;
        }
    }

    private static final Policy POLICY = Policy.carrying(new AclPolicy.Preserve("target-owner")).withRemovals(true);

    /** Of who follows events. */
    private static final Policy HINTED = POLICY.hintedOfEveryChange();

    @ParameterizedTest
    @EnumSource(Store.class)
    void r1AnOldSlowCopyLandsAfterANewerOne(Store store) throws Exception {
        TwoBuckets world = new TwoBuckets(store.capabilities());
        world.put(1, "first", AccessList.PRIVATE);
        Actor slow = new Actor(world, POLICY).until(Request.Copy.class).sendCopy();
        world.later(Duration.ofMinutes(1));
        world.put(2, "second", AccessList.PRIVATE);
        world.later(Duration.ofMinutes(1));
        new Actor(world, POLICY).finish();
        assertThat(world.targetVersion()).isEqualTo(2);

        slow.copyLands();

        assertThat(world.targetVersion()).isEqualTo(store.hasConditions() ? 2 : 1);
        slow.finish();
        assertThat(world.isEqual()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void r1AnOldSlowCopyLandsOnTheSameBytesAndTakesTagsAndGrantsBack(Store store) throws Exception {
        TwoBuckets world = new TwoBuckets(store.capabilities());
        world.put(world.target, 1, "old title", AccessList.PRIVATE);
        world.put(1, "title", AccessList.PRIVATE);
        world.later(Duration.ofMinutes(1));
        Actor slow = new Actor(world, POLICY).until(Request.Copy.class).sendCopy();
        world.tag("new");
        world.makePublic();
        new Actor(world, POLICY).finish();
        assertThat(world.isEqual()).isTrue();

        slow.copyLands();
        assertThat(world.isEqual()).as("no condition binds tags and grants").isFalse();

        slow.finish();
        assertThat(world.isEqual()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void r2TheSourceIsRewrittenWithTheSameBytesWithinTheSameSecond(Store store) throws Exception {
        TwoBuckets world = new TwoBuckets(store.capabilities());
        world.put(1, "before", AccessList.PRIVATE);
        Actor worker = new Actor(world, POLICY).until(Request.Copy.class).step();
        world.put(1, "after", AccessList.PRIVATE);

        Outcome outcome = worker.finish();
        assertThat(world.isEqual()).as("the confirmation compares every header").isTrue();
        assertThat(outcome).isInstanceOf(Outcome.Again.class);
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void r2TheRewriteIsTakenBackBetweenCopyAndConfirmation(Store store) throws Exception {
        TwoBuckets world = new TwoBuckets(store.capabilities());
        world.put(1, "before", AccessList.PRIVATE);
        Actor worker = new Actor(world, POLICY).until(Request.Copy.class);
        world.put(1, "between", AccessList.PRIVATE);
        worker.step();
        world.put(1, "before", AccessList.PRIVATE);

        finishAndLookAgain(worker, world);

        assertThat(world.isEqual()).isTrue();
    }

    /** Each of them sees at the source what it meant: only a look when the seconds are over tells. */
    @ParameterizedTest
    @EnumSource(Store.class)
    void r2TheOlderCopyLandsWhileTheNewerOneIsConfirmed(Store store) throws Exception {
        TwoBuckets world = new TwoBuckets(store.capabilities());
        Actor newer = afterATitleThatWasTakenBack(world, POLICY).getFirst();

        assertThat(newer.outcome()).isInstanceOf(Outcome.Again.class);
        world.later(POLICY.youngAge());
        new Actor(world, POLICY).finish();
        assertThat(world.isEqual()).isTrue();
    }

    /** No hint comes after theirs, but one of two copies is the last, and whoever sent it looks at what it left. */
    @ParameterizedTest
    @EnumSource(Store.class)
    void r2WhoeverIsHintedOfEveryWriteLooksAtWhatLanded(Store store) throws Exception {
        TwoBuckets world = new TwoBuckets(store.capabilities());
        Actor older = afterATitleThatWasTakenBack(world, HINTED).getLast();

        assertThat(older.outcome()).isInstanceOf(Outcome.Again.class);
        world.later(HINTED.youngAge());
        new Actor(world, HINTED).finish();
        assertThat(world.isEqual()).isTrue();
    }

    /**
     * A newer and an older worker at their ends, within one second: the copy of the older carries the title between,
     * and lands when that of the newer has landed and is not confirmed yet.
     */
    private static List<Actor> afterATitleThatWasTakenBack(TwoBuckets world, Policy policy) throws Exception {
        world.put(1, "at first", AccessList.PRIVATE);
        new Actor(world, policy).finish();
        world.later(Duration.ofMinutes(1));
        world.put(1, "title", AccessList.PRIVATE);
        Actor older = new Actor(world, policy).until(Request.Copy.class);
        world.put(1, "other", AccessList.PRIVATE);
        older.sendCopy();
        world.put(1, "title", AccessList.PRIVATE);
        Actor newer = new Actor(world, policy).until(Request.Copy.class);
        newer.step();
        older.copyLands();
        newer.finish();
        older.finish();
        assertThat(world.isEqual()).isFalse();
        return List.of(newer, older);
    }

    /** Tags have no date, so they are looked at where a copy may have replaced another's. */
    @Test
    void r2TagsThatWereTakenBackShowInWhatLanded() throws Exception {
        TwoBuckets world = new TwoBuckets(Capabilities.AWS);
        world.put(1, "at first", AccessList.PRIVATE);
        new Actor(world, HINTED).finish();
        world.later(Duration.ofMinutes(1));
        world.put(1, "title", AccessList.PRIVATE);
        world.tag("blue");
        Actor worker = new Actor(world, HINTED).until(Request.Copy.class);
        world.tag("red");
        worker.sendCopy();
        world.tag("blue");

        worker.copyLands().finish();

        assertThat(world.isEqual()).isFalse();
        assertThat(worker.outcome()).isInstanceOf(Outcome.Again.class);
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void r2TheRewriteHidesBehindASlowCopyThatIsConfirmedByListing(Store store) throws Exception {
        TwoBuckets world = new TwoBuckets(store.capabilities());
        world.put(1, "before", AccessList.PRIVATE);
        Actor worker = Actor.fromListing(world, POLICY).until(Request.Copy.class).sendCopy();
        world.put(1, "after", AccessList.PRIVATE);
        world.later(Duration.ofMinutes(1));

        worker.copyLands().confirmedByListing();

        assertThat(worker.outcome())
                .as("young when it was read, however long it took")
                .isInstanceOf(Outcome.Again.class);
        world.later(POLICY.youngAge());
        new Actor(world, POLICY).finish();
        assertThat(world.isEqual()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void r3AListingSaysMissingButLiveHasCopiedItAlready(Store store) throws Exception {
        TwoBuckets world = new TwoBuckets(store.capabilities());
        world.put(1, "first", AccessList.PRIVATE);
        Actor backfill = Actor.fromListing(world, POLICY).until(Request.Copy.class).sendCopy();
        world.later(Duration.ofMinutes(1));
        world.put(2, "second", AccessList.PRIVATE);
        world.later(Duration.ofMinutes(1));
        new Actor(world, POLICY).finish();

        backfill.copyLands();

        assertThat(world.targetVersion()).isEqualTo(store.hasConditions() ? 2 : 1);
        backfill.finish();
        assertThat(world.isEqual()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void r4ASurplusKeyIsCreatedAgainWhileItIsRemoved(Store store) throws Exception {
        TwoBuckets world = new TwoBuckets(store.capabilities());
        world.put(world.target, 1, "gone", AccessList.PRIVATE);
        Actor remover = new Actor(world, POLICY).until(Request.Remove.class);
        world.later(Duration.ofMinutes(1));
        world.put(2, "again", AccessList.PRIVATE);
        world.later(Duration.ofMinutes(1));
        new Actor(world, POLICY).finish();

        remover.step();

        assertThat(world.targetVersion()).isEqualTo(store.hasConditions() ? 2 : 0);
        remover.finish();
        assertThat(world.isEqual()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void r5ItIsCreatedAgainWithIdenticalBytesSoThatTheConditionalRemovalPasses(Store store) throws Exception {
        TwoBuckets world = new TwoBuckets(store.capabilities());
        world.put(world.target, 1, "gone", AccessList.PRIVATE);
        Actor remover = new Actor(world, POLICY).until(Request.Remove.class);
        world.later(Duration.ofMinutes(1));
        world.put(1, "again", AccessList.PRIVATE);
        world.later(Duration.ofMinutes(1));
        new Actor(world, POLICY).finish();

        remover.step();
        assertThat(world.targetVersion()).as("no condition can tell these bytes from those").isZero();

        remover.finish();
        assertThat(world.isEqual()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void r6TwoWorkersTakeTurnsOnOneKeyThatChangesBetweenTheirLooks(Store store) throws Exception {
        for (int headStart = 0; headStart < 6; headStart++) {
            TwoBuckets world = new TwoBuckets(store.capabilities());
            world.put(1, "first", AccessList.PRIVATE);
            Actor one = new Actor(world, POLICY);
            for (int i = 0; i < headStart && !one.isAtEnd(); i++) {
                one.step();
            }
            world.later(Duration.ofMinutes(1));
            world.put(2, "second", AccessList.PUBLIC_READ);
            world.later(Duration.ofMinutes(1));
            Actor other = new Actor(world, POLICY);
            while (!one.isAtEnd() || !other.isAtEnd()) {
                if (!one.isAtEnd()) {
                    one.step();
                }
                if (!other.isAtEnd()) {
                    other.step();
                }
            }
            assertThat(world.isEqual()).as("with a head start of %d steps", headStart).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void r8TheSourceIsDeletedWhileItsCopyIsInFlight(Store store) throws Exception {
        TwoBuckets world = new TwoBuckets(store.capabilities());
        world.put(1, "first", AccessList.PRIVATE);
        world.later(Duration.ofMinutes(1));
        Actor worker = new Actor(world, POLICY.withRemovals(false)).until(Request.Copy.class).sendCopy();
        world.delete();
        new Actor(world, POLICY).finish();

        worker.copyLands();
        assertThat(world.targetVersion()).as("the copy resurrects it").isEqualTo(1);

        assertThat(worker.finish()).isEqualTo(new Outcome.Removed());
        assertThat(world.isEqual()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void r8ACopyBringsBackWhatItWasToOverwrite(Store store) throws Exception {
        TwoBuckets world = new TwoBuckets(store.capabilities());
        world.put(world.target, 1, "old title", AccessList.PRIVATE);
        world.put(1, "title", AccessList.PRIVATE);
        world.later(Duration.ofMinutes(1));
        Actor worker = new Actor(world, POLICY.withRemovals(false)).until(Request.Copy.class).sendCopy();
        world.delete();
        new Actor(world, POLICY).finish();

        worker.copyLands();
        assertThat(world.targetVersion()).isEqualTo(store.hasConditions() ? 0 : 1);

        worker.finish();
        assertThat(world.isEqual()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void r9APassThatComparesNoGrantsTakesBackWhatItExposed(Store store) throws Exception {
        TwoBuckets world = new TwoBuckets(store.capabilities());
        world.put(1, "first", AccessList.PUBLIC_READ);
        world.later(Duration.ofMinutes(1));
        Policy sync = POLICY.comparing(Set.of(Aspect.CONTENT, Aspect.METADATA, Aspect.STORAGE_CLASS));
        Class<? extends Request> grantingRequest = store.hasConditions() ? Request.Copy.class : Request.WriteAcl.class;
        Actor worker = new Actor(world, sync).until(grantingRequest);
        world.makePrivate();

        worker.step();
        assertThat(world.target.peek(TwoBuckets.KEY).orElseThrow().acl()).isEqualTo(AccessList.PUBLIC_READ);

        worker.finish();
        assertThat(world.target.peek(TwoBuckets.KEY).orElseThrow().acl()).isEqualTo(AccessList.PRIVATE);
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void r9TheSourceTurnsPrivateBetweenTheReadingOfItsGrantsAndTheLanding(Store store) throws Exception {
        TwoBuckets world = new TwoBuckets(store.capabilities());
        world.put(1, "first", AccessList.PUBLIC_READ);
        world.later(Duration.ofMinutes(1));
        Class<? extends Request> grantingRequest = store.hasConditions() ? Request.Copy.class : Request.WriteAcl.class;
        Actor worker = new Actor(world, POLICY).until(grantingRequest);
        world.makePrivate();

        worker.step();
        assertThat(world.target.peek(TwoBuckets.KEY).orElseThrow().acl()).isEqualTo(AccessList.PUBLIC_READ);

        worker.finish();
        assertThat(world.target.peek(TwoBuckets.KEY).orElseThrow().acl()).isEqualTo(AccessList.PRIVATE);
    }

    /** How long it could be read is counted as an exposure; once it is away nothing is. */
    @ParameterizedTest
    @EnumSource(Store.class)
    void whatTurnsPrivateWhereObjectsAreWithheldIsSaidToHaveBeenTakenAway(Store store) throws Exception {
        Policy withholds = Policy.carrying(new AclPolicy.Withhold()).withRemovals(true);
        TwoBuckets world = new TwoBuckets(store.capabilities());
        world.put(1, "first", AccessList.PUBLIC_READ);
        world.later(Duration.ofMinutes(1));
        new Actor(world, withholds).finish();
        assertThat(world.target.peek(TwoBuckets.KEY)).isPresent();
        world.makePrivate();

        assertThat(new Actor(world, withholds).finish()).isEqualTo(new Outcome.Withheld(true));
        assertThat(world.target.peek(TwoBuckets.KEY)).isEmpty();
        assertThat(new Actor(world, withholds).finish()).isEqualTo(new Outcome.Withheld(false));
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void r9PrivateBytesReplacePublicOnesBeforeTheCopyOfThePublicOnesIsSent(Store store) throws Exception {
        TwoBuckets world = new TwoBuckets(store.capabilities());
        world.put(1, "public", AccessList.PUBLIC_READ);
        world.later(Duration.ofMinutes(1));
        Actor worker = new Actor(world, POLICY).until(Request.Copy.class);
        world.put(2, "private", AccessList.PRIVATE);
        world.later(Duration.ofMinutes(1));

        worker.step();
        assertThat(world.target.peek(TwoBuckets.KEY).stream())
                .as("private bytes must not be shown with the grants of public ones")
                .noneMatch(object -> object.acl().isPublic());

        worker.finish();
        assertThat(world.isEqual()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void e3WhatTheTargetExposesIsNarrowedBeforeAnythingIsCopied(Store store) throws Exception {
        TwoBuckets world = new TwoBuckets(store.capabilities());
        world.put(world.target, 1, "public", AccessList.PUBLIC_READ);
        world.put(2, "private", AccessList.PRIVATE);
        world.later(Duration.ofMinutes(1));
        Actor worker = new Actor(world, POLICY).until(Request.WriteAcl.class).step();

        assertThat(world.targetVersion()).isEqualTo(1);
        assertThat(world.target.peek(TwoBuckets.KEY).orElseThrow().acl()).isEqualTo(AccessList.PRIVATE);

        assertThat(worker.finish())
                .isInstanceOfSatisfying(
                        Outcome.Repaired.class,
                        repaired ->
                                assertThat(repaired.repairs().aspects())
                                        .containsAll(Set.of(Aspect.CONTENT, Aspect.ACL)));
        assertThat(world.isEqual()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void r14ACopyWhoseAnswerNeverCameLandsLate(Store store) throws Exception {
        TwoBuckets world = new TwoBuckets(store.capabilities());
        world.put(1, "first", AccessList.PRIVATE);
        world.later(Duration.ofMinutes(1));
        Actor lost = new Actor(world, POLICY).until(Request.Copy.class).sendCopy();

        Outcome outcome = lost.copyTimesOut();
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Again.class, again -> assertThat(again.after()).isEqualTo(POLICY.lateLanding()));

        world.put(2, "second", AccessList.PRIVATE);
        world.later(Duration.ofMinutes(1));
        new Actor(world, POLICY).finish();
        lost.copyLandsUnheard();
        assertThat(world.targetVersion()).isEqualTo(store.hasConditions() ? 2 : 1);

        world.later(POLICY.lateLanding());
        new Actor(world, POLICY).finish();
        assertThat(world.isEqual()).isTrue();
    }

    /** A young source is looked at once more; that look is the ledger's to bring about, here the test's. */
    private static void finishAndLookAgain(Actor worker, TwoBuckets world) throws Exception {
        Outcome outcome = worker.finish();
        if (outcome instanceof Outcome.Again again) {
            world.later(again.after());
            new Actor(world, POLICY).finish();
        }
    }
}
