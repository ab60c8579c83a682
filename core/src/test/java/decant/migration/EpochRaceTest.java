package decant.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import decant.model.ETag;
import decant.model.StorageClass;
import decant.reconcile.LinkPhase;
import decant.reconcile.Outcome;
import decant.reconcile.Reconciler;
import decant.reconcile.Reply;
import decant.reconcile.Request;
import decant.reconcile.RequestRunner;
import decant.reconcile.Step;
import decant.reconcile.Work;
import decant.store.AclToSend;
import decant.store.CopyOrder;
import decant.store.Precondition;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** R10: the phase changes while work is in flight, as interleavings of the real machine. */
class EpochRaceTest {
    private static final Instant SINCE = Instant.parse("2026-11-22T11:00:00Z");
    private static final LinkPhase SWITCHING = new LinkPhase.Switching(SINCE);

    private final World world = new World();

    /** One worker on one key, stopped by a test before any of its requests. */
    private final class Actor {
        private final Reconciler reconciler = new Reconciler(World.POLICY, world.link.capabilities());
        private final RequestRunner runner;
        private Work work = reconciler.begin(World.KEY, 0, null);

        Actor(Leave leave) {
            this.runner = new RequestRunner(world.by(leave));
        }

        Actor untilItActs() throws StoreException {
            while (!next().acts()) {
                step();
            }
            return this;
        }

        void step() throws StoreException {
            work = reconciler.on(work, runner.run(next()));
        }

        Outcome finish() throws StoreException {
            while (reconciler.next(work) instanceof Step.Ask) {
                step();
            }
            return ((Step.End) reconciler.next(work)).outcome();
        }

        Request next() {
            return ((Step.Ask) reconciler.next(work)).request();
        }
    }

    @Test
    void r10AnActorFrozenBeforeItsActAcrossAnEpochChangeDoesNotAct() throws Exception {
        world.put(1);
        Actor frozen = new Actor(world.begin()).untilItActs();
        world.change(Phase.SWITCHED);
        world.time.advance(ControlObject.settlingTime(World.POLICY.lateLanding()));

        assertThatThrownBy(frozen::step)
                .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.OUTDATED))
                .hasMessageContaining("this run began in epoch 0");
        assertThat(world.targetVersion()).isZero();
    }

    /** The change comes while the actor's reading is still fresh: it acts once more, and the changer waits for that. */
    @Test
    void r10AnActOfTheOldEpochTakesEffectBeforeTheChangerGoesOn() throws Exception {
        world.put(1);
        Actor late = new Actor(world.begin()).untilItActs();
        Control changed = world.change(Phase.SWITCHING);
        Duration stillFresh = ControlObject.TIME_TO_LIVE.dividedBy(2).minusMillis(1);
        world.time.advance(stillFresh);
        Duration longest = Duration.ofMinutes(1);
        late.step();
        assertThat(world.targetVersion()).isEqualTo(1);
        assertThat(world.time.instant().plus(longest))
                .isBefore(changed.changed().plus(ControlObject.settlingTime(longest)));

        world.time.advance(ControlObject.TIME_TO_LIVE.minus(stillFresh));
        world.put(2);
        assertThatThrownBy(() -> new Actor(world.begin())).isInstanceOf(StoreException.class);
    }

    /** A link of the switch belongs to its epoch like any other actor: after the switch another takes its place. */
    @Test
    void r10ALinkOfTheSwitchDoesNotActAfterIt() throws Exception {
        world.put(1);
        world.change(Phase.SWITCHING);
        Actor frozen = new Actor(world.begin(Direction.FORWARD, SWITCHING)).untilItActs();
        Leave back = world.begin(Direction.BACK, SWITCHING);
        world.change(Phase.SWITCHED);
        world.time.advance(ControlObject.TIME_TO_LIVE);

        assertThatThrownBy(frozen::step)
                .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.OUTDATED));
        assertThat(world.targetVersion()).isZero();
        assertThat(back.standing()).as("the link back, too, begins anew").isInstanceOf(Standing.Outdated.class);
        assertThat(world.begin(Direction.BACK, new LinkPhase.Leading(SINCE)).standing())
                .isInstanceOf(Standing.Given.class);
        new Actor(world.begin(Direction.FORWARD, new LinkPhase.Switched(SINCE))).finish();
        assertThat(world.targetVersion()).isEqualTo(1);
    }

    /** Frozen across the way back to the old source: what it meant to carry back is not carried. */
    @Test
    void r10TheLinkBackDoesNotActOnceItIsRolledBack() throws Exception {
        world.change(Phase.SWITCHING);
        world.target.put(World.KEY, ETag.ofMd5(2, 2, 0), 10);
        world.time.advance(Duration.ofMinutes(1));
        Leave leave = world.begin(Direction.BACK, SWITCHING);
        Request.Copy copy =
                new Request.Copy(
                        new CopyOrder(
                                World.KEY,
                                world.target.peek(World.KEY).orElseThrow().content(),
                                Precondition.ABSENT,
                                StorageClass.STANDARD,
                                AclToSend.NOTHING,
                                false,
                                null,
                                null));
        world.change(Phase.ROLLED_BACK);
        world.time.advance(ControlObject.TIME_TO_LIVE);

        assertThatThrownBy(() -> new RequestRunner(world.backBy(leave)).run(copy))
                .isInstanceOfSatisfying(StoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.OUTDATED));
        assertThat(world.source.peek(World.KEY)).isEmpty();
    }

    /** A removal is an act like any other: after the switch the link from source to target never removes. */
    @Test
    void r10NothingIsRemovedAfterTheSwitch() throws Exception {
        world.target.put(World.KEY, ETag.ofMd5(1, 1, 0), 10);
        Actor frozen = new Actor(world.begin()).untilItActs();
        assertThat(frozen.next()).isInstanceOf(Request.Remove.class);
        world.change(Phase.SWITCHED);
        world.time.advance(ControlObject.TIME_TO_LIVE);

        assertThatThrownBy(frozen::step).isInstanceOf(StoreException.class);
        assertThat(world.targetVersion()).isEqualTo(1);
    }

    @Test
    void r10APauseSendsNothingAndTheKeyIsLookedAtAnew() throws Exception {
        world.put(1);
        Leave leave = world.begin();
        Actor held = new Actor(leave).untilItActs();
        world.control.change(before -> before.paused(world.time.instant()));
        world.time.advance(ControlObject.TIME_TO_LIVE);

        Outcome outcome = held.finish();
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Again.class,
                        again -> {
                            assertThat(again.cause()).isEqualTo("held back");
                            assertThat(again.repairs().isEmpty()).isTrue();
                        });
        assertThat(world.targetVersion()).isZero();

        world.put(2);
        world.control.change(before -> before.resumed(world.time.instant()));
        world.time.advance(ControlObject.TIME_TO_LIVE);
        new Actor(leave).finish();
        assertThat(world.targetVersion()).isEqualTo(2);
    }

    @Test
    void r10WhereTheControlObjectCannotBeReadNothingIsSent() throws Exception {
        world.put(1);
        Actor blind = new Actor(world.begin()).untilItActs();
        world.failure =
                new StoreException(Kind.UNAVAILABLE, decant.store.Operation.INSPECT, null, "Down", "It is down.", null);
        world.time.advance(ControlObject.TIME_TO_LIVE);

        assertThat(blind.finish()).isInstanceOf(Outcome.Again.class);
        assertThat(world.targetVersion()).isZero();
    }

    /** Whoever stands still until there is leave does not send what was decided before. */
    @Test
    void r10AnActThatWaitedThroughAPauseIsDecidedAnew() throws Exception {
        world.put(1);
        Leave leave = world.begin();
        world.control.change(before -> before.paused(world.time.instant()));
        world.time.advance(ControlObject.TIME_TO_LIVE);
        Reply reply =
                new RequestRunner(
                                world.link.intercept(
                                        decant.store.Interceptor.PASS, new WaitsForLeave(leave, resumingTicker())))
                        .run(new Actor(leave).untilItActs().next());
        assertThat(reply)
                .isInstanceOfSatisfying(Reply.Failed.class, failed -> assertThat(failed.kind()).isEqualTo(Kind.HELD));
        assertThat(world.targetVersion()).isZero();
    }

    /** While somebody waits, somebody else resumes. */
    private decant.flow.Ticker resumingTicker() {
        return decant.flow.Ticker.of(
                world.ticker::nanos,
                nanos -> {
                    world.ticker.park(nanos);
                    try {
                        world.control.change(before -> before.resumed(world.time.instant()));
                    } catch (StoreException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }
}
