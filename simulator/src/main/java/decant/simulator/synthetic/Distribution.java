package decant.simulator.synthetic;

import decant.simulator.synthetic.Sections.Section;
import java.util.List;

/** The shapes of key spaces that listings must cope with. */
public enum Distribution {
    /** Names evenly spread over hex digits. */
    UNIFORM_HEX("uniform") {
        @Override
        public KeySpace of(long size, long seed) {
            return new UniformHex(checked(size), seed, ".jpg");
        }
    },
    /** A folder a user, few users having most of the objects. */
    SKEWED_USERS("users") {
        @Override
        public KeySpace of(long size, long seed) {
            return new SkewedUsers(checked(size), seed);
        }
    },
    /** Nine of ten objects under one prefix, the rest before and behind it. */
    HEAVY_PREFIX("heavy-prefix") {
        @Override
        public KeySpace of(long size, long seed) {
            long before = checked(size) / 20;
            long heavy = size / 10 * 9 + size % 10 * 9 / 10;
            return new Sections(
                    List.of(
                            new Section("backup/", new Counters(before, ".tar.gz")),
                            new Section("images/", new UniformHex(Math.max(1, heavy), seed, ".png")),
                            new Section("uploads/", new Counters(size - before - Math.max(1, heavy), ".part"))));
        }
    },
    /** Counters behind one long prefix, so that keys differ late and densely. */
    LONG_PREFIX("counters") {
        @Override
        public KeySpace of(long size, long seed) {
            return new Sections(
                    List.of(
                            new Section(
                                    "application/production/eu/children/pictures/originals/full-size/camera/img-",
                                    new Counters(checked(size), ".jpg"))));
        }
    },
    /** Folders named in many scripts, with every character that URL encoding and XML treat. */
    MIXED_UNICODE("unicode") {
        @Override
        public KeySpace of(long size, long seed) {
            return new MixedUnicode(checked(size));
        }
    };

    /** Most keys a space has: ranks, counters and products of both stay far from overflow. */
    public static final long MAX_KEYS = 1_000_000_000;

    private final String word;

    Distribution(String word) {
        this.word = word;
    }

    /** As it is named on a command line. */
    public String word() {
        return word;
    }

    /** Finds a distribution by its word. */
    public static Distribution named(String word) {
        for (Distribution distribution : values()) {
            if (distribution.word.equals(word)) {
                return distribution;
            }
        }
        throw new IllegalArgumentException("No distribution is called " + word);
    }

    /**
     * A key space of this shape.
     *
     * @param size number of keys, 1..{@link #MAX_KEYS}
     * @param seed equal seeds give equal keys
     */
    public abstract KeySpace of(long size, long seed);

    private static long checked(long size) {
        if (size < 1 || size > MAX_KEYS) {
            throw new IllegalArgumentException("A synthetic key space has 1 to " + MAX_KEYS + " keys, not " + size);
        }
        return size;
    }
}
