package decant.simulator.synthetic;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Pictures under the folders of users, where the n-th busiest user has about 1/n as many as the busiest (Zipf's law)
 * and busy users lie anywhere in the order. Holds one number a user, at most {@link #MAX_USERS} of them.
 */
final class SkewedUsers implements KeySpace {
    static final int MAX_USERS = 100_000;
    private static final int KEYS_PER_USER_AT_LEAST = 20;
    private static final byte[] BEGIN = "users/".getBytes(US_ASCII);
    private static final byte[] MIDDLE = "/pictures/".getBytes(US_ASCII);
    private static final byte[] END = ".jpg".getBytes(US_ASCII);
    private static final int COUNTER_DIGITS = 10;

    /** Prime, so that multiples of it visit every user once. */
    private static final long SCATTER = 2_654_435_761L;

    private final long seed;
    private final int users;
    private final long stride;
    private final long[] begins;

    SkewedUsers(long size, long seed) {
        this.seed = seed;
        this.users = Math.clamp(size / KEYS_PER_USER_AT_LEAST, 1, MAX_USERS);
        this.stride = (1L << 32) / users;
        this.begins = begins(size, users);
    }

    private static long[] begins(long size, int users) {
        double[] until = new double[users + 1];
        for (int i = 0; i < users; i++) {
            until[i + 1] = until[i] + 1.0 / (1 + i * SCATTER % users);
        }
        long[] begins = new long[users + 1];
        for (int i = 1; i < users; i++) {
            begins[i] = (long) (size * (until[i] / until[users]));
        }
        begins[users] = size;
        return begins;
    }

    @Override
    public long size() {
        return begins[users];
    }

    @Override
    public int write(long rank, byte[] into, int at) {
        int user = Ranks.sectionOf(rank, begins);
        long id = (long) user * stride + Mix.below(stride, Mix.mix(seed, user));
        System.arraycopy(BEGIN, 0, into, at, BEGIN.length);
        int end = Digits.hex8((int) id, into, at + BEGIN.length);
        System.arraycopy(MIDDLE, 0, into, end, MIDDLE.length);
        end = Digits.decimal(rank - begins[user], COUNTER_DIGITS, into, end + MIDDLE.length);
        System.arraycopy(END, 0, into, end, END.length);
        return end + END.length;
    }

    @Override
    public boolean isPlain() {
        return true;
    }
}
