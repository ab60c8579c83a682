package decant.s3.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a message holds, the decoder says one of three things and throws nothing. The seed reproduces a run. */
class MutatedEventsTest {
    private static final int MESSAGES = 10_000;
    private static final String TOKENS = "{}[]\",:\\+% \n\u0000\ud800\u00e9nulltrue0123";

    private final EventDecoder decoder = new EventDecoder("photos", "in/");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void mutatedMessagesAreHintsATestOrPoison(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        List<String> seeds = Messages.all();
        int poison = 0;
        for (int i = 0; i < MESSAGES; i++) {
            String message = mutated(seeds.get(random.nextInt(seeds.size())), seeds, random);
            Notice notice = decoder.decode(message);
            if (notice instanceof Notice.Poison(String why)) {
                poison++;
                assertThat(why).as("seed %s, message %s", seed, i).endsWith(".").doesNotContain("\n", "\u0000");
            }
        }
        assertThat(poison).isBetween(MESSAGES / 10, MESSAGES - 1);
    }

    private static String mutated(String message, List<String> seeds, RandomGenerator random) {
        StringBuilder text = new StringBuilder(message);
        int changes = 1 + random.nextInt(3);
        for (int change = 0; change < changes && !text.isEmpty(); change++) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(5)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, TOKENS.charAt(random.nextInt(TOKENS.length())));
                case 2 -> text.setCharAt(at, TOKENS.charAt(random.nextInt(TOKENS.length())));
                case 3 -> text.setLength(at);
                default -> {
                    String other = seeds.get(random.nextInt(seeds.size()));
                    int begin = random.nextInt(other.length());
                    text.insert(at, other, begin, begin + random.nextInt(other.length() - begin));
                }
            }
        }
        return text.toString();
    }
}
