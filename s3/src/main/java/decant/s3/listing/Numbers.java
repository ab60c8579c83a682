package decant.s3.listing;

/** Reads counts and sizes: digits and nothing else. */
final class Numbers {
    /** Digits of {@link Long#MAX_VALUE}. */
    private static final int MAX_DIGITS = 19;

    private Numbers() {}

    /** The number, which must not be greater than {@code max}. */
    static long read(Text text, long max) throws UnreadablePage {
        byte[] bytes = text.bytes();
        long value = 0;
        boolean readable = text.length() > 0 && text.length() <= MAX_DIGITS;
        for (int i = text.begin(); readable && i < text.end(); i++) {
            int digit = bytes[i] - '0';
            value = value * 10 + digit;
            // Nineteen digits overflow at most once, and then the sign shows it.
            readable = digit >= 0 && digit <= 9 && value >= 0;
        }
        if (!readable || value > max) {
            throw new UnreadablePage(text.quoted() + " stands where a number from 0 to " + max + " is due");
        }
        return value;
    }
}
