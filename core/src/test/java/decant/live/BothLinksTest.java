package decant.live;

import static org.assertj.core.api.Assertions.assertThat;

import decant.model.AccessList;
import decant.model.ObjectKey;
import decant.model.Tags;
import decant.reconcile.LinkRole;
import decant.store.Capabilities;
import decant.store.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * R12 and R13 as they run: a live copy each way while the application writes at both sides, on stores that honour
 * conditions and on some that do not, for a key that was last written long before the switch and for one with a
 * receipt.
 */
@DisplayName("R12, R13: a link each way")
class BothLinksTest {
    private static final boolean SOURCE = true;
    private static final boolean TARGET = false;
    private static final String KEY = "users/mia/drawing.png";

    /** What a story begins with. */
    record Setting(boolean conditions, boolean receipt) {
        BothLinks world() {
            return new BothLinks(conditions ? Capabilities.AWS : Capabilities.WITHOUT_CONDITIONS);
        }
    }

    static Stream<Setting> settings() {
        return Stream.of(true, false)
                .flatMap(conditions -> Stream.of(true, false).map(receipt -> new Setting(conditions, receipt)));
    }

    private static final class Story implements AutoCloseable {
        final BothLinks world;
        final Instant since;

        /** Both sides hold version 1, public; the forward link has followed so far. */
        Story(Setting setting) throws InterruptedException {
            world = setting.world();
            Instant begin = world.time.instant();
            world.forward(setting.receipt() ? LinkRole.following(world.agreements) : LinkRole.FOLLOWING);
            world.put(SOURCE, KEY, 1, AccessList.PUBLIC_READ);
            world.settle();
            world.time.advance(Duration.ofMinutes(10));
            since = setting.receipt() ? begin : world.time.instant();
            world.time.advance(Duration.ofMinutes(10));
        }

        Story switching() {
            world.stop();
            world.forward(LinkRole.switching(since, world.agreements));
            world.back(LinkRole.switching(since, world.agreements.reversed()));
            return this;
        }

        Story switched() {
            world.stop();
            world.forward(LinkRole.switched(since, world.agreements));
            world.back(LinkRole.leading(since, world.agreements.reversed()));
            return this;
        }

        /** An event that says nothing. */
        void tell(boolean side) {
            world.send(side, new Hint(ObjectKey.of(KEY), new Expectation.Anything(), false, world.time.instant()));
        }

        void assertVersions(int atSource, int atTarget) {
            assertThat(world.version(SOURCE, KEY)).as("at the source").isEqualTo(atSource);
            assertThat(world.version(TARGET, KEY)).as("at the target").isEqualTo(atTarget);
        }

        void assertNothingParked() {
            assertThat(world.parked(KEY)).isEmpty();
        }

        @Override
        public void close() {
            world.close();
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void whileSwitchingADeletionAtEitherSideIsOneAtBoth(Setting setting) throws Exception {
        for (boolean side : new boolean[] {SOURCE, TARGET}) {
            try (Story story = new Story(setting).switching()) {
                story.world.delete(side, KEY);
                story.world.settle();
                story.assertVersions(0, 0);
                story.assertNothingParked();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void aDeletionThatIsOlderThanTheAgreementIsNoneOfThisEpoch(Setting setting) throws Exception {
        for (boolean side : new boolean[] {SOURCE, TARGET}) {
            try (Story story = new Story(setting).switching()) {
                (side ? story.world.source : story.world.target)
                        .remove(ObjectKey.of(KEY), decant.store.Precondition.NONE);
                for (Instant time : new Instant[] {story.since.minusSeconds(1), null}) {
                    story.world.send(side, new Hint(ObjectKey.of(KEY), new Expectation.Gone(), false, time));
                }
                story.world.settle();
                story.assertVersions(side ? 0 : 1, side ? 1 : 0);
                story.world.send(side, new Hint(ObjectKey.of(KEY), new Expectation.Gone(), false, story.since));
                story.world.settle();
                story.assertVersions(0, 0);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void whatIsClosedAtEitherSideIsClosedAtBoth(Setting setting) throws Exception {
        for (boolean side : new boolean[] {SOURCE, TARGET}) {
            try (Story story = new Story(setting).switching()) {
                story.world.makePrivate(side, KEY);
                story.world.settle();
                assertThat(story.world.acl(SOURCE, KEY)).isEqualTo(AccessList.PRIVATE);
                assertThat(story.world.acl(TARGET, KEY)).isEqualTo(AccessList.PRIVATE);
                story.assertNothingParked();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void whatIsOverwrittenAtBothSidesIsParkedAndBothBodiesStay(Setting setting) throws Exception {
        try (Story story = new Story(setting).switching()) {
            story.world.put(SOURCE, KEY, 2, AccessList.PUBLIC_READ);
            story.world.put(TARGET, KEY, 3, AccessList.PUBLIC_READ);
            story.world.settle();
            story.assertVersions(2, 3);
            assertThat(story.world.parked(KEY)).containsExactly("conflict", "conflict");
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void whatIsOverwrittenAtOneSideIsCopiedOnceAndNothingAnswersTheEcho(Setting setting) throws Exception {
        for (boolean side : new boolean[] {SOURCE, TARGET}) {
            try (Story story = new Story(setting).switching()) {
                int events = story.world.delivered();
                int before = story.world.calls("forward", Operation.COPY) + story.world.calls("back", Operation.COPY);
                story.world.put(side, KEY, 2, AccessList.PUBLIC_READ);
                story.world.settle();
                story.assertVersions(2, 2);
                story.assertNothingParked();
                assertThat(story.world.calls("forward", Operation.COPY) + story.world.calls("back", Operation.COPY))
                        .as("copies")
                        .isEqualTo(before + 1);
                assertThat(story.world.delivered() - events)
                        .as("the write, the copy's echo, and that of the grants where they do not travel with it")
                        .isEqualTo(setting.conditions() ? 2 : 3);
                assertThat(story.world.acl(side ? TARGET : SOURCE, KEY)).isEqualTo(AccessList.PUBLIC_READ);
            }
        }
    }

    /** The copy would pass for a write of the application until its receipt is written. */
    @ParameterizedTest
    @MethodSource("settings")
    void whatIsOverwrittenTwiceInASecondAtOneSideIsNoConflict(Setting setting) throws Exception {
        for (boolean side : new boolean[] {SOURCE, TARGET}) {
            try (Story story = new Story(setting).switching()) {
                story.world.write(side, KEY, 2, AccessList.PUBLIC_READ);
                story.world.deliver();
                FollowedBuckets.await(() -> story.world.version(!side, KEY) == 2 && story.world.isIdle());
                story.world.write(side, KEY, 3, AccessList.PUBLIC_READ);
                story.world.settle();
                story.assertVersions(3, 3);
                story.assertNothingParked();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void whatIsCreatedAtEitherSideIsAtBothWithItsGrants(Setting setting) throws Exception {
        for (boolean side : new boolean[] {SOURCE, TARGET}) {
            try (Story story = new Story(setting).switching()) {
                story.world.put(side, "new", 7, AccessList.PUBLIC_READ);
                story.world.settle();
                for (boolean at : new boolean[] {SOURCE, TARGET}) {
                    assertThat(story.world.version(at, "new")).isEqualTo(7);
                    assertThat(story.world.acl(at, "new")).isEqualTo(AccessList.PUBLIC_READ);
                }
                assertThat(story.world.parked("new")).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void onceSwitchedTheSourceFollowsTheTarget(Setting setting) throws Exception {
        try (Story story = new Story(setting).switching().switched()) {
            story.world.put(TARGET, KEY, 2, AccessList.PUBLIC_READ);
            story.world.settle();
            story.assertVersions(2, 2);

            story.world.makePrivate(TARGET, KEY);
            story.world.settle();
            assertThat(story.world.acl(SOURCE, KEY)).isEqualTo(AccessList.PRIVATE);

            story.world.delete(TARGET, KEY);
            story.world.settle();
            story.assertVersions(0, 0);
            story.assertNothingParked();
        }
    }

    /** What has no date: without this a rollback would close again what was published at the target. */
    @ParameterizedTest
    @MethodSource("settings")
    void onceSwitchedTagsAndPublishingAtTheTargetReachTheSourceAndOutliveARollback(Setting setting) throws Exception {
        Tags tags = Tags.of(Map.of("mood", "fine"));
        try (Story story = new Story(setting).switching()) {
            story.world.makePrivate(TARGET, KEY);
            story.world.settle();
            story.switched();

            story.world.tag(TARGET, KEY, tags);
            story.world.giveAccess(TARGET, KEY, AccessList.PUBLIC_READ);
            story.world.settle();
            story.assertNothingParked();
            story.switching();
            story.tell(SOURCE);
            story.tell(TARGET);
            story.world.settle();

            story.assertVersions(1, 1);
            story.assertNothingParked();
            for (boolean side : new boolean[] {SOURCE, TARGET}) {
                assertThat(story.world.tags(side, KEY)).isEqualTo(tags);
                assertThat(story.world.acl(side, KEY)).isEqualTo(AccessList.PUBLIC_READ);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void onceSwitchedAStragglerIsCopiedWhereTheTargetLacksIt(Setting setting) throws Exception {
        try (Story story = new Story(setting).switched()) {
            story.world.put(SOURCE, "straggler", 5, AccessList.PUBLIC_READ);
            story.world.settle();
            assertThat(story.world.version(TARGET, "straggler")).isEqualTo(5);
            assertThat(story.world.acl(TARGET, "straggler")).isEqualTo(AccessList.PUBLIC_READ);
            assertThat(story.world.parked("straggler")).isEmpty();
            assertThat(story.world.calls("back", Operation.COPY)).as("nothing answers the echo").isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void onceSwitchedAStragglerOverSomethingIsParkedAndBothBodiesStay(Setting setting) throws Exception {
        try (Story story = new Story(setting).switched()) {
            story.world.put(SOURCE, KEY, 5, AccessList.PUBLIC_READ);
            story.world.settle();
            story.assertVersions(5, 1);
            assertThat(story.world.parked(KEY)).containsExactly("conflict");

            story.world.put(TARGET, KEY, 6, AccessList.PUBLIC_READ);
            story.world.settle();
            story.assertVersions(5, 6);
            assertThat(story.world.parked(KEY)).as("by either link").containsExactly("conflict", "conflict");
        }
    }

    /** Who closes or deletes at the old side after the switch is not obeyed: that side follows. */
    @ParameterizedTest
    @MethodSource("settings")
    void onceSwitchedNothingIsRemovedOrClosedAtTheTarget(Setting setting) throws Exception {
        try (Story story = new Story(setting).switched()) {
            story.world.makePrivate(SOURCE, KEY);
            story.world.settle();
            assertThat(story.world.acl(TARGET, KEY)).isEqualTo(AccessList.PUBLIC_READ);

            story.world.delete(SOURCE, KEY);
            story.world.settle();
            story.assertVersions(0, 1);
        }
    }

    /** What is written between the closing pass and the switch can be told from a copy only by its receipt. */
    @ParameterizedTest
    @MethodSource("settings")
    void withoutReceiptsFromBeforeTheSwitchALaterWriteIsInDoubt(Setting setting) throws Exception {
        try (Story story = new Story(setting)) {
            story.world.put(SOURCE, KEY, 2, AccessList.PUBLIC_READ);
            story.world.settle();
            story.world.time.advance(Duration.ofMinutes(1));
            story.switching();
            story.world.put(SOURCE, KEY, 3, AccessList.PUBLIC_READ);
            story.world.settle();
            if (setting.receipt()) {
                story.assertVersions(3, 3);
                story.assertNothingParked();
            } else {
                story.assertVersions(3, 2);
                assertThat(story.world.parked(KEY)).contains("conflict");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void whatWasRemovedBeforeTheSwitchAndIsCreatedAnewAtTheTargetStays(Setting setting) throws Exception {
        try (Story story = new Story(setting)) {
            story.world.delete(SOURCE, KEY);
            story.world.settle();
            story.assertVersions(0, 0);
            Instant removed = story.world.time.instant();
            story.world.time.advance(Duration.ofMinutes(1));
            story.switching();
            story.world.put(TARGET, KEY, 4, AccessList.PUBLIC_READ);
            story.world.settle();
            story.world.send(SOURCE, new Hint(ObjectKey.of(KEY), new Expectation.Gone(), false, removed));
            story.world.settle();
            story.assertVersions(4, 4);
            story.assertNothingParked();
        }
    }
}
