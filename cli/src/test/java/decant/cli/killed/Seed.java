package decant.cli.killed;

import java.util.Random;

/** What a test chooses by. */
final class Seed {
    private static final String PROPERTY = "decant.kills.seed";

    private Seed() {}

    /** Says it, and how to have the same chosen again; when requests meet is the machine's affair all the same. */
    static long chosen(String test) {
        String given = System.getProperty(PROPERTY);
        long seed = given == null ? new Random().nextLong() : Long.parseLong(given);
        System.out.println(test + " chooses as with -Dtest=" + test + " -D" + PROPERTY + "=" + seed);
        return seed;
    }
}
