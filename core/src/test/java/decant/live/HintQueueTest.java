package decant.live;

import static org.assertj.core.api.Assertions.assertThat;

import decant.model.Content;
import decant.model.ETag;
import decant.model.ObjectKey;
import decant.model.ObjectState;
import decant.model.StorageClass;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HintQueueTest {
    private static final RunEnd AT_REST = new RunEnd.AtRest(null);

    private final HintQueue queue = new HintQueue(100, 4);
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void repeatedHintsForAWaitingKeyAreOneRun() {
        Letter first = offer(hint("a"));
        Letter second = offer(hint("a"));

        Run run = take();
        assertThat(take()).isNull();
        end(run, AT_REST);

        assertThat(first.isAcknowledged()).isTrue();
        assertThat(second.isAcknowledged()).isTrue();
        assertThat(take()).isNull();
        assertThat(queue.hints()).isZero();
    }

    /** R7. */
    @Test
    void r7AHintThatComesWhileItsKeyIsInWorkIsAcknowledgedByTheLaterRunOnly() {
        Letter first = offer(hint("a"));
        Run run = take();
        Letter second = offer(hint("a"));
        assertThat(take()).as("the same key in work twice").isNull();

        end(run, AT_REST);
        assertThat(first.isAcknowledged()).isTrue();
        assertThat(second.isAcknowledged()).isFalse();

        end(take(), AT_REST);
        assertThat(second.isAcknowledged()).isTrue();
    }

    @Test
    void aDeliveryIsAcknowledgedWhenAllOfItsHintsAreDone() {
        Letter both = offer(hint("a"), hint("b"));

        end(take(), AT_REST);
        assertThat(both.isAcknowledged()).isFalse();
        end(take(), new RunEnd.Parked());
        assertThat(both.acknowledgements()).isEqualTo(1);
    }

    @Test
    void whatIsToBeLookedAtAgainWaitsAndANewHintDoesNot() {
        Letter first = offer(hint("a"));
        end(take(), new RunEnd.Again(Duration.ofSeconds(2), true));
        assertThat(take()).isNull();
        assertThat(queue.nextDue()).isEqualTo(now.plusSeconds(2));

        Letter second = offer(hint("a"));
        Run run = take();
        assertThat(run.tries()).as("tries of the new hint").isZero();
        end(run, AT_REST);
        assertThat(second.isAcknowledged()).isTrue();
        assertThat(first.isAcknowledged()).as("its time has not come").isFalse();

        now = now.plusSeconds(2);
        Run later = take();
        assertThat(later.tries()).isEqualTo(1);
        end(later, AT_REST);
        assertThat(first.isAcknowledged()).isTrue();
    }

    /** R7: an event that arrives before the write is visible. */
    @Test
    void r7AChangeThatIsNotVisibleYetIsLookedForAfterOneAndAfterFiveSeconds() {
        Expectation written = new Expectation.Written(ETag.ofMd5(1, 1, 0));
        Letter letter = offer(new Hint(ObjectKey.of("a"), written, false, now));
        RunEnd absent = new RunEnd.AtRest(new ObjectState.Absent());

        end(take(), absent);
        assertThat(queue.nextDue()).isEqualTo(now.plusSeconds(1));
        now = now.plusSeconds(1);
        end(take(), absent);
        assertThat(queue.nextDue()).isEqualTo(now.plusSeconds(5));
        now = now.plusSeconds(5);
        assertThat(letter.isAcknowledged()).isFalse();
        end(take(), absent);

        assertThat(letter.isAcknowledged()).isTrue();
    }

    @Test
    void aLaterWriteThanTheExpectedOneIsVisibilityEnough() {
        Expectation written = new Expectation.Written(ETag.ofMd5(1, 1, 0));
        Letter letter = offer(new Hint(ObjectKey.of("a"), written, false, now.plusMillis(700)));

        end(take(), new RunEnd.AtRest(present(now)));

        assertThat(letter.isAcknowledged()).isTrue();
    }

    @Test
    void aRemovalIsVisibleWhereTheKeyIsAbsentOrWasWrittenLater() {
        Expectation gone = new Expectation.Gone();

        assertThat(gone.isMetBy(new ObjectState.Absent(), null)).isTrue();
        assertThat(gone.isMetBy(present(now), now.plusMillis(1))).isTrue();
        assertThat(gone.isMetBy(present(now.minusSeconds(1)), now)).isFalse();
        assertThat(gone.isMetBy(present(now), null)).isFalse();
    }

    /** R14: whoever had the delivery before may have died with a request in flight. */
    @Test
    void r14ARepeatedDeliveryIsAcknowledgedByARunAfterTheLongestRequest() {
        Letter letter = new Letter(true);
        Instant safe = now.plusSeconds(300);
        queue.offer(List.of(hint("a")), letter, safe, now);

        end(take(), AT_REST);
        assertThat(letter.isAcknowledged()).isFalse();
        assertThat(queue.nextDue()).isEqualTo(safe);
        now = safe;
        end(take(), AT_REST);

        assertThat(letter.isAcknowledged()).isTrue();
    }

    /** E3: what may narrow goes ahead of every queue. */
    @Test
    void e3AnAccessChangeGoesAheadOfWhatCameBefore() {
        offer(hint("a"));
        offer(new Hint(ObjectKey.of("b"), new Expectation.Anything(), true, null));

        assertThat(take().key()).isEqualTo(ObjectKey.of("b"));
        assertThat(take().key()).isEqualTo(ObjectKey.of("a"));
    }

    /** What lag is measured by is the first look; the second one changes something in a race only. */
    @Test
    void whatTheTargetDoesNotShowYetGoesBeforeAnEarlierSecondLook() {
        awaitSecondLook("seen");
        now = now.plusSeconds(3);
        offer(hint("new"));

        assertThat(take().key()).isEqualTo(ObjectKey.of("new"));
        assertThat(take().key()).isEqualTo(ObjectKey.of("seen"));
    }

    @Test
    void aNewHintTakesItsKeyOutOfTheSecondLooks() {
        awaitSecondLook("earlier");
        now = now.plusSeconds(1);
        Letter seen = awaitSecondLook("written again");
        now = now.plusSeconds(3);
        Letter again = offer(hint("written again"));

        Run run = take();
        assertThat(run.key()).isEqualTo(ObjectKey.of("written again"));
        end(run, AT_REST);
        assertThat(seen.isAcknowledged()).as("its second look was due as well").isTrue();
        assertThat(again.isAcknowledged()).isTrue();
    }

    @Test
    void secondLooksHoldAtMostHalfOfThePlaces() {
        for (String key : List.of("a", "b", "c")) {
            awaitSecondLook(key);
        }
        now = now.plusSeconds(2);
        Run first = take();
        take();
        assertThat(take()).as("a third second look among four places").isNull();

        offer(hint("new"));
        assertThat(take().key()).isEqualTo(ObjectKey.of("new"));
        assertThat(take()).isNull();
        end(first, AT_REST);
        assertThat(take().key()).isEqualTo(ObjectKey.of("c"));
    }

    @Test
    void everyEighthTurnIsASecondLooksWhileBothWait() {
        awaitSecondLook("seen");
        now = now.plusSeconds(2);
        for (int i = 0; i < 2 * HintQueue.FLOOR; i++) {
            offer(hint("new " + i));
        }

        for (int turn = 1; turn < HintQueue.FLOOR; turn++) {
            assertThat(take().key()).as("turn %s", turn).isNotEqualTo(ObjectKey.of("seen"));
        }
        assertThat(take().key()).isEqualTo(ObjectKey.of("seen"));
    }

    @Test
    void whatCameToNoEndGoesWithWhatIsNew() {
        awaitSecondLook("seen");
        offer(hint("failed"));
        end(take(), new RunEnd.Again(Duration.ofSeconds(2), true));
        now = now.plusSeconds(2);

        assertThat(take().key()).isEqualTo(ObjectKey.of("failed"));
    }

    @Test
    void thereIsNoRoomBeyondTheLimit() {
        HintQueue small = new HintQueue(2, 4);
        small.offer(List.of(hint("a"), hint("b")), new Letter(), now, now);

        assertThat(small.hasRoom()).isFalse();
        Run run = small.take(now);
        assertThat(small.hasRoom()).as("work in hand counts").isFalse();
        small.end(run, AT_REST, now);
        assertThat(small.hasRoom()).isTrue();
    }

    @Test
    void whatIsDrainedIsGivenBackOnce() {
        Letter letter = offer(hint("a"), hint("b"));

        assertThat(queue.drain()).containsExactly(letter);
        assertThat(take()).isNull();
    }

    private static ObjectState present(Instant lastModified) {
        return ObjectState.Present.listed(
                new Content(ETag.ofMd5(2, 2, 0), 1, lastModified, StorageClass.STANDARD, null));
    }

    private static Hint hint(String key) {
        return new Hint(ObjectKey.of(key), new Expectation.Anything(), false, null);
    }

    private Letter offer(Hint... hints) {
        Letter letter = new Letter();
        queue.offer(List.of(hints), letter, now, now);
        return letter;
    }

    /** The target shows the change; because the object is young it is looked at again after two seconds. */
    private Letter awaitSecondLook(String key) {
        Letter letter = offer(hint(key));
        end(take(), new RunEnd.Again(Duration.ofSeconds(2), false));
        return letter;
    }

    private Run take() {
        return queue.take(now);
    }

    private void end(Run run, RunEnd ending) {
        queue.end(run, ending, now).deliveries().forEach(Delivery::acknowledge);
    }
}
