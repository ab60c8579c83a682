package decant.simulator.synthetic;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Digits straight into bytes, two at a time from tables: a page of a thousand entries holds some seventy thousand
 * digits, and the simulator shares its processor with the client that is measured.
 */
public final class Digits {
    private static final VarHandle PAIR =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN).withInvokeExactBehavior();
    private static final short[] HEX = pairs(16);
    private static final short[] DECIMAL = pairs(10);

    private Digits() {}

    /** Writes 16 lower-case hex digits and returns the position after them. */
    public static int hex16(long value, byte[] into, int at) {
        for (int i = 0; i < 8; i++) {
            PAIR.set(into, at + 2 * i, HEX[(int) (value >>> (56 - 8 * i)) & 0xFF]);
        }
        return at + 16;
    }

    /** Writes 8 lower-case hex digits and returns the position after them. */
    public static int hex8(int value, byte[] into, int at) {
        for (int i = 0; i < 4; i++) {
            PAIR.set(into, at + 2 * i, HEX[(value >>> (24 - 8 * i)) & 0xFF]);
        }
        return at + 8;
    }

    /** Writes a number below 100 as two digits and returns the position after them. */
    public static int decimal2(int value, byte[] into, int at) {
        PAIR.set(into, at, DECIMAL[value]);
        return at + 2;
    }

    /**
     * Writes a number, not negative, with leading zeros to an even count of digits; returns the position after them.
     */
    public static int decimal(long value, int digits, byte[] into, int at) {
        long rest = value;
        for (int i = at + digits - 2; i >= at; i -= 2) {
            PAIR.set(into, i, DECIMAL[(int) (rest % 100)]);
            rest /= 100;
        }
        return at + digits;
    }

    /** Writes a number, not negative, without leading zeros; returns the position after it. */
    public static int number(long value, byte[] into, int at) {
        int digits = 1;
        for (long bound = 10; digits < 19 && value >= bound; bound *= 10) {
            digits++;
        }
        long rest = value;
        for (int i = at + digits - 1; i >= at; i--) {
            into[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return at + digits;
    }

    /** The two digits of every number below base squared, as they lie in memory in little-endian order. */
    private static short[] pairs(int base) {
        short[] pairs = new short[base * base];
        for (int i = 0; i < pairs.length; i++) {
            char first = Character.forDigit(i / base, base);
            char second = Character.forDigit(i % base, base);
            pairs[i] = (short) (first | second << 8);
        }
        return pairs;
    }
}
