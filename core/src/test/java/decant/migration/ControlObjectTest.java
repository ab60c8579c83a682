package decant.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import decant.model.ObjectKey;
import decant.store.OwnObjects;
import decant.store.Precondition;
import decant.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlObjectTest {
    private final World world = new World();

    @Test
    void withoutAnObjectNothingIsPaused() throws Exception {
        assertThat(world.control.read()).isEqualTo(Control.NONE);
    }

    @Test
    void pausingAndResumingLeavesTheEpochAsItIs() throws Exception {
        Control paused = world.control.change(before -> before.paused(world.time.instant()));
        assertThat(world.control.read()).isEqualTo(paused);
        assertThat(paused.paused()).isTrue();
        assertThat(paused.epoch()).isZero();
        assertThat(world.control.change(before -> before.resumed(world.time.instant())).paused()).isFalse();
        assertThat(world.writes).isEqualTo(2);
    }

    @Test
    void aChangeThatChangesNothingIsNotWritten() throws Exception {
        world.control.change(before -> before.paused(world.time.instant()));
        world.time.advance(Duration.ofMinutes(1));
        world.control.change(before -> before.paused(world.time.instant()));
        assertThat(world.writes).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void everyPhaseIsReadAsItWasWritten(Phase phase) throws Exception {
        Control written = world.change(phase);
        assertThat(world.control.read()).isEqualTo(written);
        assertThat(written.epoch()).isEqualTo(1);
    }

    /** Somebody else's change comes between the reading and the writing, and is not lost. */
    @Test
    void twoWritersBothHaveTheirWay() throws Exception {
        world.beforeWrite =
                () -> {
                    try {
                        world.change(Phase.BACKFILLING);
                    } catch (StoreException e) {
                        throw new IllegalStateException(e);
                    }
                };
        Control paused = world.control.change(before -> before.paused(world.time.instant()));
        assertThat(paused.phase()).isEqualTo(Phase.BACKFILLING);
        assertThat(paused.epoch()).isEqualTo(1);
        assertThat(paused.paused()).isTrue();
    }

    @Test
    void whereConditionsAreIgnoredOneWriterIsEnough() throws Exception {
        World ignoring = new World(false);
        ignoring.control.change(before -> before.paused(ignoring.time.instant()));
        assertThat(ignoring.control.read().paused()).isTrue();
    }

    /** RADOS Gateway compares an ETag with its quotes, and so refuses what holds. */
    @Test
    void aStoreThatRefusesWhatHoldsIsWrittenToWithoutACondition() throws Exception {
        world.control.change(before -> before.paused(world.time.instant()));
        OwnObjects refusing =
                writing((key, text, precondition) ->
                        precondition instanceof Precondition.None
                                ? world.write(key, text, precondition)
                                : OwnObjects.Written.REFUSED);
        new ControlObject(refusing).change(before -> before.resumed(world.time.instant()));
        assertThat(world.control.read().paused()).isFalse();
    }

    /** Whose change it is cannot be seen yet, and would be lost. */
    @Test
    void whileSomebodyElseIsAtItTheConditionIsKept() throws Exception {
        List<Precondition> asked = new ArrayList<>();
        OwnObjects contended =
                writing((key, text, precondition) -> {
                    asked.add(precondition);
                    if (asked.size() == 1) {
                        return OwnObjects.Written.IN_MOTION;
                    }
                    if (asked.size() == 2) {
                        world.change(Phase.BACKFILLING);
                    }
                    return world.write(key, text, precondition);
                });

        Control paused = new ControlObject(contended).change(before -> before.paused(world.time.instant()));

        assertThat(paused.phase()).isEqualTo(Phase.BACKFILLING);
        assertThat(paused.paused()).isTrue();
        assertThat(world.control.read()).isEqualTo(paused);
        assertThat(asked).doesNotContain(Precondition.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "decant-control 2\nphase live\nepoch 1\npaused no\nchanged 2026-11-22T12:00:00Z\n",
                "decant-control 1\nphase living\nepoch 1\npaused no\nchanged 2026-11-22T12:00:00Z\n",
                "decant-control 1\nphase live\nepoch -1\npaused no\nchanged 2026-11-22T12:00:00Z\n",
                "decant-control 1\nphase live\nepoch 1\npaused perhaps\nchanged 2026-11-22T12:00:00Z\n",
                "decant-control 1\nphase live\nepoch 1\npaused no\nchanged today\n",
                "decant-control 1\nphase live\nphase live\nepoch 1\npaused no\nchanged 2026-11-22T12:00:00Z\n"
            })
    void whatIsNoControlObjectIsNotGuessedAt(String text) throws Exception {
        world.write(ControlObject.KEY, text, Precondition.NONE);
        assertThatThrownBy(world.control::read)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("s3://target/.decant/control");
    }

    private interface Writer {
        OwnObjects.Written write(ObjectKey key, String text, Precondition precondition) throws StoreException;
    }

    /** The world's objects, written to in another way. */
    private OwnObjects writing(Writer writer) {
        return new OwnObjects() {
            @Override
            public String name() {
                return world.name();
            }

            @Override
            public @Nullable Found read(ObjectKey key) throws StoreException {
                return world.read(key);
            }

            @Override
            public Written write(ObjectKey key, String text, Precondition precondition) throws StoreException {
                return writer.write(key, text, precondition);
            }

            @Override
            public void remove(ObjectKey key) throws StoreException {
                world.remove(key);
            }

            @Override
            public void removeVersions(ObjectKey key, boolean currentToo) throws StoreException {
                world.removeVersions(key, currentToo);
            }
        };
    }
}
