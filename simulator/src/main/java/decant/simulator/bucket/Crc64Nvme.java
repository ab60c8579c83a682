package decant.simulator.bucket;

import java.util.zip.Checksum;

/**
 * CRC-64/NVME, which S3 gives every object since December 2024 that brings no checksum of its own: polynomial
 * 0xAD93D23594C93659, reflected, all ones in and out [NVM Express NVM Command Set Specification 1.0d, 5.2.1.3.4].
 */
final class Crc64Nvme implements Checksum {
    /** The polynomial with its bits in reverse. */
    private static final long POLYNOMIAL = 0x9A6C9329AC4BC9B5L;

    private static final long[] TABLE = table();

    private long crc = ~0L;

    private static long[] table() {
        long[] table = new long[256];
        for (int i = 0; i < table.length; i++) {
            long value = i;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                value = (value & 1) == 0 ? value >>> 1 : (value >>> 1) ^ POLYNOMIAL;
            }
            table[i] = value;
        }
        return table;
    }

    @Override
    public void update(int b) {
        crc = TABLE[(int) (crc ^ b) & 0xFF] ^ (crc >>> 8);
    }

    @Override
    public void update(byte[] bytes, int offset, int length) {
        long value = crc;
        for (int i = offset; i < offset + length; i++) {
            value = TABLE[(int) (value ^ bytes[i]) & 0xFF] ^ (value >>> 8);
        }
        crc = value;
    }

    @Override
    public long getValue() {
        return ~crc;
    }

    @Override
    public void reset() {
        crc = ~0L;
    }
}
