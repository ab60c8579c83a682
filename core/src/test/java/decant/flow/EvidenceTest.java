package decant.flow;

import static org.assertj.core.api.Assertions.assertThat;

import decant.model.KeyRange;
import decant.model.ObjectKey;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class EvidenceTest {
    private static final KeyRange HOT = new KeyRange(ObjectKey.of("6"), ObjectKey.of("8"));

    private final Evidence evidence = new Evidence();

    private static ObjectKey key(RandomGenerator random) {
        return ObjectKey.of(Integer.toHexString((1 << 24) + random.nextInt(1 << 24)).substring(1));
    }

    @Test
    void nothingIsFoundInNothing() {
        assertThat(evidence.findPart()).isNull();
    }

    @Test
    void findsThePartWhereHalfOfTheCallsAreRefused() {
        for (int seed = 0; seed < 200; seed++) {
            evidence.clear();
            RandomGenerator random = new SplittableRandom(seed);
            for (int i = 0; i < 1_000; i++) {
                ObjectKey key = key(random);
                if (HOT.contains(key) && random.nextBoolean()) {
                    evidence.bad(key);
                } else {
                    evidence.good(key);
                }
            }
            Evidence.Part part = evidence.findPart();
            assertThat(part).as("seed %s", seed).isNotNull();
            assertThat(part.after()).as("seed %s", seed).isBetween(ObjectKey.of("4"), ObjectKey.of("68"));
            assertThat(part.through()).as("seed %s", seed).isBetween(ObjectKey.of("78"), ObjectKey.of("a"));
        }
    }

    @Test
    void troubleEverywhereHasNoPart() {
        int found = 0;
        for (int seed = 0; seed < 500; seed++) {
            evidence.clear();
            RandomGenerator random = new SplittableRandom(seed);
            for (int i = 0; i < 1_000; i++) {
                if (random.nextInt(5) == 0) {
                    evidence.bad(key(random));
                } else {
                    evidence.good(key(random));
                }
            }
            found += evidence.findPart() == null ? 0 : 1;
        }
        assertThat(found).as("parts found by chance in 500 seeds").isZero();
    }

    @Test
    void aCallThatIsRefusedAgainAndAgainIsOneWitness() {
        RandomGenerator random = new SplittableRandom(1);
        for (int i = 0; i < 40; i++) {
            evidence.bad(ObjectKey.of("777777"));
            evidence.good(key(random));
            evidence.good(key(random));
        }
        assertThat(evidence.findPart()).isNull();
    }

    @Test
    void workersThatGoThroughTheKeysInOrderDoNotMakeATimeLookLikeAPlace() {
        for (int seed = 0; seed < 100; seed++) {
            evidence.clear();
            RandomGenerator random = new SplittableRandom(seed);
            for (int i = 0; i < 6_000; i++) {
                ObjectKey key = ObjectKey.of(Integer.toString(100_000 + i));
                boolean inTrouble = i / 1_000 % 3 == 1;
                if (inTrouble && random.nextInt(20) == 0) {
                    evidence.bad(key);
                } else {
                    evidence.good(key);
                }
            }
            assertThat(evidence.findPart()).as("seed %s", seed).isNull();
        }
    }

    @Test
    void theKeyBetweenIsAtLeastTheLowerAndLessThanTheUpper() {
        String[] pieces = {"a", "b", "ü", "üx", "\uFF21", "\uD83D\uDE00", "", "\u0001"};
        RandomGenerator random = new SplittableRandom(7);
        for (int i = 0; i < 20_000; i++) {
            ObjectKey one = text(random, pieces);
            ObjectKey other = text(random, pieces);
            if (one.equals(other)) {
                continue;
            }
            ObjectKey lower = one.compareTo(other) < 0 ? one : other;
            ObjectKey upper = ObjectKey.max(one, other);
            ObjectKey between = Evidence.between(lower, upper);
            assertThat(between).isGreaterThanOrEqualTo(lower).isLessThan(upper);
            assertThat(between.toString()).as("whole characters").doesNotContain("\uFFFD");
        }
    }

    @Test
    void theKeyBetweenIsShort() {
        ObjectKey lower = ObjectKey.of("users/lisa/1.jpg");
        assertThat(Evidence.between(lower, ObjectKey.of("users/mary/1.jpg"))).isEqualTo(ObjectKey.of("users/m"));
        assertThat(Evidence.between(lower, ObjectKey.of("users/m"))).isEqualTo(lower);
    }

    private static ObjectKey text(RandomGenerator random, String[] pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i >= 0; i--) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return ObjectKey.of(text.toString());
    }
}
