package decant.live;

import static org.assertj.core.api.Assertions.assertThat;

import decant.model.ETag;
import decant.model.ObjectKey;
import decant.model.ObjectState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random hints, runs and endings in any order, beside a record of what happened to each hint: no delivery is
 * acknowledged before, for each of its hints, a run that began after the hint came has ended; no key is in work twice;
 * nothing is lost. The seed reproduces a run.
 */
class HintQueuePropertyTest {
    private static final int STEPS = 4_000;

    private final HintQueue queue = new HintQueue(Integer.MAX_VALUE, 6);
    private final List<Sent> sent = new ArrayList<>();
    private final Map<ObjectKey, RunInWork> inWork = new HashMap<>();
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private int step;

    /** A delivery and, for each of its keys, whether a run that may settle it has ended. */
    private record Sent(Letter letter, int atStep, Instant safeFrom, Map<ObjectKey, Boolean> met) {}

    private record RunInWork(Run run, int atStep) {}

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void nothingIsAcknowledgedEarlyOrTwiceOrNever(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        for (step = 0; step < STEPS; step++) {
            now = now.plusMillis(random.nextInt(200));
            switch (random.nextInt(8)) {
                case 0, 1 -> offer(random);
                case 2, 3, 4 -> take();
                default -> endOne(random, false);
            }
        }
        while (queue.hints() > 0) {
            take();
            if (inWork.isEmpty()) {
                now = queue.nextDue();
            } else {
                endOne(random, true);
            }
            step++;
        }

        assertThat(sent).allSatisfy(one -> assertThat(one.letter().acknowledgements()).isEqualTo(1));
        assertThat(inWork).isEmpty();
        assertThat(queue.nextDue()).isNull();
        assertThat(sent).hasSizeGreaterThan(500);
    }

    private void offer(RandomGenerator random) {
        Letter letter = new Letter();
        Map<ObjectKey, Boolean> met = new HashMap<>();
        List<Hint> hints = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            ObjectKey key = ObjectKey.of("key " + random.nextInt(12));
            met.put(key, false);
            hints.add(new Hint(key, expectation(random), random.nextInt(4) == 0, now));
        }
        Instant safeFrom = random.nextInt(10) == 0 ? now.plusSeconds(30) : now;
        queue.offer(hints, letter, safeFrom, now);
        sent.add(new Sent(letter, step, safeFrom, met));
    }

    private static Expectation expectation(RandomGenerator random) {
        return switch (random.nextInt(3)) {
            case 0 -> new Expectation.Written(ETag.ofMd5(random.nextInt(3), 0, 0));
            case 1 -> new Expectation.Gone();
            default -> new Expectation.Anything();
        };
    }

    private void take() {
        Run run = queue.take(now);
        if (run != null) {
            assertThat(run.claims()).isNotEmpty();
            assertThat(inWork.put(run.key(), new RunInWork(run, step)))
                    .as("step %s: %s in work twice", step, run.key())
                    .isNull();
        }
        assertThat(queue.keysInWork()).isEqualTo(inWork.size());
    }

    private void endOne(RandomGenerator random, boolean well) {
        if (inWork.isEmpty()) {
            return;
        }
        List<ObjectKey> keys = inWork.keySet().stream().sorted().toList();
        RunInWork ended = inWork.remove(keys.get(random.nextInt(keys.size())));
        RunEnd ending = well ? new RunEnd.AtRest(null) : ending(random);
        if (!(ending instanceof RunEnd.Again)) {
            sent.stream()
                    .filter(one -> one.atStep() < ended.atStep())
                    .filter(one -> ending instanceof RunEnd.Parked || !ended.run().begun().isBefore(one.safeFrom()))
                    .forEach(one -> one.met().replace(ended.run().key(), true));
        }
        for (Delivery delivery : queue.end(ended.run(), ending, now).deliveries()) {
            Sent acknowledged = sent.stream().filter(one -> one.letter() == delivery).findFirst().orElseThrow();
            assertThat(acknowledged.met().values()).as("step %s: acknowledged early", step).doesNotContain(false);
            delivery.acknowledge();
        }
    }

    private static RunEnd ending(RandomGenerator random) {
        return switch (random.nextInt(6)) {
            case 0 -> new RunEnd.Again(Duration.ofMillis(random.nextInt(5000)), random.nextBoolean());
            case 1 -> new RunEnd.Parked();
            case 2 -> new RunEnd.AtRest(null);
            default -> new RunEnd.AtRest(new ObjectState.Absent());
        };
    }
}
