package decant.s3.listing;

import java.util.Arrays;

/** Values of hexadecimal digits by table. */
final class Digits {
    private static final byte[] HEX = new byte[256];
    private static final byte[] LOWER_HEX = new byte[256];

    static {
        Arrays.fill(HEX, (byte) -1);
        Arrays.fill(LOWER_HEX, (byte) -1);
        for (int i = 0; i < 16; i++) {
            HEX["0123456789ABCDEF".charAt(i)] = (byte) i;
            HEX["0123456789abcdef".charAt(i)] = (byte) i;
            LOWER_HEX["0123456789abcdef".charAt(i)] = (byte) i;
        }
    }

    private Digits() {}

    /** Value of a digit in either case, negative if it is none. */
    static int hex(byte digit) {
        return HEX[digit & 0xFF];
    }

    /** Value of a digit in lower case, negative if it is none. */
    static int lowerHex(byte digit) {
        return LOWER_HEX[digit & 0xFF];
    }
}
