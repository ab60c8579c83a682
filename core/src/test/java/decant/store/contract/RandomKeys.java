package decant.store.contract;

import decant.model.ObjectKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/** Keys by seed: the same seed gives the same keys on every machine. For one thread. */
public final class RandomKeys {
    /** How keys of a bucket lie. */
    public enum Distribution {
        /** Uniform hexadecimal digits, as digests are. */
        HEX,
        /** Users of very different size, each with dated files. */
        SKEWED_USERS,
        /** Nine of ten keys under one prefix, the others anywhere. */
        ONE_HOT_PREFIX,
        /** A long prefix common to all, and counters without leading zeros. */
        LONG_PREFIX_COUNTERS,
        /** Code points of one to four bytes, with the neighbours of the surrogates among them. */
        MIXED_UNICODE,
        /** Few letters, slashes among them: many keys are prefixes of others. */
        TINY_ALPHABET,
        /** Pieces of the zoo's animals put together. */
        ZOO_PIECES
    }

    private static final String LONG_PREFIX =
            "archive/2019/sensor-readings/region=eu-central-1/format=parquet/".repeat(4);
    private static final int[] UNICODE_STARTS = {
        ' ', 'a', 0x7F, 0xE0, 0x7F8, 0x800, 0x4E00, 0xD7F0, 0xE000, 0xFF20, 0xFFF0, 0x10000, 0x1F600, 0x10FFF0
    };
    private static final int MOST_CHARACTERS = 12;

    private final Random random;

    public RandomKeys(long seed) {
        this.random = new Random(seed);
    }

    /** Distinct keys of a distribution, in the order in which S3 lists them. */
    public List<ObjectKey> sorted(Distribution distribution, int count) {
        TreeSet<ObjectKey> keys = new TreeSet<>();
        while (keys.size() < count) {
            keys.add(next(distribution));
        }
        return List.copyOf(keys);
    }

    /** Distinct keys of a distribution, shuffled. */
    public List<ObjectKey> shuffled(Distribution distribution, int count) {
        List<ObjectKey> keys = new ArrayList<>(sorted(distribution, count));
        Collections.shuffle(keys, random);
        return keys;
    }

    /** A key of a distribution; never empty. */
    public ObjectKey next(Distribution distribution) {
        return ObjectKey.of(
                switch (distribution) {
                    case HEX -> "%016x".formatted(random.nextLong());
                    case SKEWED_USERS ->
                            user() + "/2024-%02d/%08x.jpg".formatted(1 + random.nextInt(12), random.nextInt());
                    case ONE_HOT_PREFIX ->
                            (random.nextInt(10) == 0 ? "%c/".formatted('a' + random.nextInt(26)) : "hot/")
                                    + "%08x".formatted(random.nextInt());
                    case LONG_PREFIX_COUNTERS -> LONG_PREFIX + random.nextInt(1_000_000);
                    case MIXED_UNICODE -> unicode();
                    case TINY_ALPHABET -> tiny();
                    case ZOO_PIECES -> zooPiece() + zooPiece();
                });
    }

    /** Users whose number of files falls off exponentially. */
    private String user() {
        return "user-" + (int) (random.nextGaussian() * random.nextGaussian() * 100);
    }

    private String unicode() {
        StringBuilder text = new StringBuilder();
        int length = 1 + random.nextInt(MOST_CHARACTERS);
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(UNICODE_STARTS[random.nextInt(UNICODE_STARTS.length)] + random.nextInt(8));
        }
        return text.toString();
    }

    private String tiny() {
        StringBuilder text = new StringBuilder();
        int length = 1 + random.nextInt(MOST_CHARACTERS);
        for (int i = 0; i < length; i++) {
            text.append("ab/-".charAt(random.nextInt(4)));
        }
        return text.toString();
    }

    private String zooPiece() {
        List<KeyZoo.Animal> animals = KeyZoo.animals();
        String key = animals.get(random.nextInt(animals.size())).key().toString();
        int[] codePoints = key.codePoints().limit(20).toArray();
        return new String(codePoints, 0, codePoints.length);
    }
}
