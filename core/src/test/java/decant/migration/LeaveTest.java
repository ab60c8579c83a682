package decant.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import decant.reconcile.LinkPhase;
import decant.store.Operation;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LeaveTest {
    private final World world = new World();

    @Test
    void aReadingCountsForFiveSecondsFromWhenItWasAskedFor() throws Exception {
        Leave leave = world.begin();
        assertThat(world.reads).isEqualTo(1);
        for (int i = 0; i < 100; i++) {
            assertThat(leave.standing()).isInstanceOf(Standing.Given.class);
        }
        assertThat(world.reads).as("fresh").isEqualTo(1);
        world.time.advance(Duration.ofSeconds(3));
        leave.standing();
        leave.standing();
        assertThat(world.reads).as("read again ahead of time, once").isEqualTo(2);
        world.time.advance(Duration.ofHours(1));
        leave.standing();
        assertThat(world.reads).isEqualTo(3);
    }

    @Test
    void aPauseIsObeyedWithinItsTimeToLiveAndSoIsItsEnd() throws Exception {
        Leave leave = world.begin();
        world.control.change(before -> before.paused(world.time.instant()));
        world.time.advance(ControlObject.TIME_TO_LIVE);
        assertThat(leave.standing()).isInstanceOf(Standing.Held.class);
        assertThat(leave.heldBecause()).contains("paused since", "decant resume");
        world.control.change(before -> before.resumed(world.time.instant()));
        world.time.advance(Duration.ofSeconds(1));
        assertThat(leave.standing()).isInstanceOf(Standing.Given.class);
        assertThat(leave.heldBecause()).isEmpty();
    }

    @Test
    void whatCannotBeReadIsNoLeave() throws Exception {
        Leave leave = world.begin();
        world.failure = new StoreException(Kind.UNAVAILABLE, Operation.INSPECT, null, "Down", "It is down.", null);
        world.time.advance(Duration.ofSeconds(4));
        leave.standing();
        world.time.advance(Duration.ofSeconds(1));
        assertThat(leave.standing()).isInstanceOf(Standing.Held.class);
        world.failure = null;
        world.time.advance(Duration.ofSeconds(1));
        assertThat(leave.standing()).isInstanceOf(Standing.Given.class);
    }

    @Test
    void aReadingAheadOfTimeThatFailsTakesNothingAway() throws Exception {
        Leave leave = world.begin();
        world.failure = new StoreException(Kind.THROTTLED, Operation.INSPECT, null, "SlowDown", "Later.", null);
        world.time.advance(Duration.ofSeconds(3));
        for (int i = 0; i < 100; i++) {
            assertThat(leave.standing()).isInstanceOf(Standing.Given.class);
        }
        assertThat(world.reads).as("one attempt, and no more for half a second").isEqualTo(2);
        world.time.advance(Duration.ofMillis(500));
        world.failure = null;
        leave.standing();
        world.time.advance(Duration.ofSeconds(4));
        assertThat(leave.standing()).as("counted from the attempt that succeeded").isInstanceOf(Standing.Given.class);
    }

    @Test
    void anObjectThatWasThereAndIsGoneGivesNoLeave() throws Exception {
        world.control.change(before -> before.paused(world.time.instant()));
        world.control.change(before -> before.resumed(world.time.instant()));
        Leave leave = world.begin();
        world.remove(ControlObject.KEY);
        world.time.advance(Duration.ofSeconds(6));
        assertThat(leave.standing()).isInstanceOf(Standing.Held.class);
    }

    @Test
    void aClockThatIsSetBackGivesNoLeave() throws Exception {
        Leave leave = world.begin();
        world.time.advance(Duration.ofSeconds(-10));
        leave.standing();
        assertThat(world.reads).isEqualTo(2);
    }

    /** Each link acts in the phase it is made for, and none once finished. */
    @ParameterizedTest
    @EnumSource(Phase.class)
    void eachLinkActsInItsPhases(Phase phase) throws Exception {
        Instant since = Instant.parse("2026-11-22T11:00:00Z");
        LinkPhase switching = new LinkPhase.Switching(since);
        LinkPhase switched = new LinkPhase.Switched(since);
        LinkPhase leading = new LinkPhase.Leading(since);
        world.change(phase);
        boolean follows = phase.carriesForward();
        assertThat(begins(Direction.FORWARD, LinkPhase.FOLLOWING)).isEqualTo(follows);
        assertThat(begins(Direction.FORWARD, LinkPhase.FOLLOWING_WITH_RECEIPTS)).isEqualTo(follows);
        assertThat(begins(Direction.FORWARD, switching)).isEqualTo(phase == Phase.SWITCHING);
        assertThat(begins(Direction.FORWARD, switched)).isEqualTo(phase == Phase.SWITCHED);
        assertThat(begins(Direction.BACK, switching)).isEqualTo(phase == Phase.SWITCHING);
        assertThat(begins(Direction.BACK, leading)).isEqualTo(phase == Phase.SWITCHED);
        assertThat(begins(Direction.FORWARD, leading)).isFalse();
        assertThat(begins(Direction.BACK, switched)).isFalse();
        assertThat(begins(Direction.BACK, LinkPhase.FOLLOWING)).isFalse();
        assertThat(begins(Direction.BACK, LinkPhase.FOLLOWING_WITH_RECEIPTS)).isFalse();
    }

    private boolean begins(Direction direction, LinkPhase link) throws StoreException {
        try {
            return world.begin(direction, link).standing() instanceof Standing.Given;
        } catch (StoreException e) {
            assertThat(e.kind()).isEqualTo(Kind.OUTDATED);
            return false;
        }
    }

    @Test
    void withoutAControlObjectNothingIsCarriedBack() {
        assertThatThrownBy(() -> world.begin(Direction.BACK, new LinkPhase.Switching(Instant.EPOCH)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("nothing is carried back to the source in this phase");
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void nothingIsCarriedOverAnApplicationThatHasMoved(Phase phase) throws Exception {
        world.change(phase);
        switch (phase) {
            case SWITCHING, SWITCHED, FINISHED ->
                    assertThatThrownBy(world::begin)
                            .isInstanceOfSatisfying(
                                    StoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.OUTDATED))
                            .hasMessageContaining("this migration is " + phase.word());
            case PREPARED, LIVE, BACKFILLING, CONVERGED, ROLLED_BACK ->
                    assertThat(world.begin().standing()).isInstanceOf(Standing.Given.class);
        }
    }
}
