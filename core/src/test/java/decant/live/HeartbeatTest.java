package decant.live;

import static org.assertj.core.api.Assertions.assertThat;

import decant.backfill.ManualTime;
import decant.model.ETag;
import decant.model.ObjectKey;
import decant.store.Capabilities;
import decant.store.memory.MemoryBucket;
import decant.store.memory.MemoryObject;
import decant.store.memory.MemoryOwnObjects;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
    private final ManualTime time = new ManualTime(Instant.parse("2026-11-22T12:00:00Z"));
    private final MemoryBucket source = new MemoryBucket("s3://source/", time, Capabilities.AWS);
    private final MemoryBucket target = new MemoryBucket("s3://target/", time, Capabilities.AWS);
    private final MemoryOwnObjects own = new MemoryOwnObjects(source, true);
    private final Heartbeat heartbeat = new Heartbeat(own, own.at(target), "run", time);

    /** What the reconciler does. */
    private void bringOver() {
        MemoryObject canary = source.peek(heartbeat.key()).orElseThrow();
        target.restore(heartbeat.key(), canary);
    }

    @Test
    void theLagIsFromBeforeTheBeatToWhenTheTargetShowsIt() throws Exception {
        heartbeat.beat();
        assertThat(heartbeat.look(time.instant())).isEmpty();
        time.advance(Duration.ofMillis(700));
        bringOver();
        assertThat(heartbeat.look(time.instant())).containsExactly(Duration.ofMillis(700));
        assertThat(heartbeat.look(time.instant())).as("once").isEmpty();
        assertThat(heartbeat.silence()).isZero();
    }

    @Test
    void aBeatThatIsOvertakenHasComeBackWithTheLaterOne() throws Exception {
        heartbeat.beat();
        time.advance(Duration.ofSeconds(10));
        heartbeat.beat();
        assertThat(heartbeat.silence()).isEqualTo(Duration.ofSeconds(10));
        time.advance(Duration.ofSeconds(1));
        bringOver();
        heartbeat.beat();
        assertThat(heartbeat.look(time.instant())).containsExactly(Duration.ofSeconds(11), Duration.ofSeconds(1));
        assertThat(heartbeat.silence()).isZero();
        time.advance(Duration.ofSeconds(31));
        assertThat(heartbeat.silence()).as("the third is still out").isEqualTo(Duration.ofSeconds(31));
    }

    @Test
    void beatsOfAnotherRunProveNothing() throws Exception {
        new Heartbeat(own, own.at(target), "other", time).beat();
        bringOver();
        heartbeat.beat();
        assertThat(heartbeat.look(time.instant())).isEmpty();
    }

    @Test
    void onlyItsOwnObjectsMayLieInTheReservedFolder() throws Exception {
        assertThat(heartbeat.foreignKey(source)).isNull();
        source.put(ObjectKey.of(".decant/control"), ETag.ofMd5(1, 1, 0), 1);
        source.put(ObjectKey.of(".decant/probe-1/one"), ETag.ofMd5(1, 1, 0), 1);
        source.put(ObjectKey.of(".decant/reach-1"), ETag.ofMd5(1, 1, 0), 1);
        source.put(ObjectKey.of(".decant/latency/1/100000"), ETag.ofMd5(1, 1, 0), 1);
        source.put(ObjectKey.of("application"), ETag.ofMd5(1, 1, 0), 1);
        heartbeat.beat();
        assertThat(heartbeat.foreignKey(source)).isNull();
        source.put(heartbeat.key(), ETag.ofMd5(9, 9, 0), 1);
        assertThat(heartbeat.foreignKey(source)).isEqualTo(heartbeat.name());
        source.put(ObjectKey.of(".decant/readme"), ETag.ofMd5(1, 1, 0), 1);
        assertThat(heartbeat.foreignKey(source)).isEqualTo("s3://source/.decant/readme");
    }

    @Test
    void whatIsNotItsOwnIsFoundBehindManyOfItsOwn() throws Exception {
        for (int i = 0; i < 2_500; i++) {
            source.put(ObjectKey.of(".decant/latency/1/" + i), ETag.ofMd5(1, 1, 0), 1);
        }
        assertThat(heartbeat.foreignKey(source)).isNull();
        source.put(ObjectKey.of(".decant/readme"), ETag.ofMd5(1, 1, 0), 1);
        assertThat(heartbeat.foreignKey(source)).isEqualTo("s3://source/.decant/readme");
    }

    @Test
    void itLeavesNothingBehind() throws Exception {
        heartbeat.beat();
        bringOver();
        heartbeat.removeOldVersions();
        assertThat(source.contents()).hasSize(1);
        heartbeat.removeTraces();
        assertThat(source.contents()).isEmpty();
        assertThat(target.contents()).isEmpty();
    }
}
