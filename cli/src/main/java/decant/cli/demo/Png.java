package decant.cli.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes pictures of 256 colours in the PNG format [PNG specification, third edition, W3C 2025]. */
final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte BITS_PER_PIXEL = 8;
    private static final byte INDEXED_COLOUR = 3;
    private static final int HEADER_BYTES = 13;

    private Png() {}

    /**
     * A picture.
     *
     * @param palette red, green and blue of every colour
     * @param pixels the number of a colour for each pixel, row by row
     * @param compress false to store the pixels as they are, which is fast and makes large files
     */
    static byte[] of(int width, int height, byte[] palette, byte[] pixels, boolean compress) {
        ByteArrayOutputStream png = new ByteArrayOutputStream(1024 + pixels.length);
        png.writeBytes(SIGNATURE);
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).putInt(width).putInt(height);
        // The three zeros: deflated, filtered by row, not interlaced.
        chunk("IHDR", header.put(BITS_PER_PIXEL).put(INDEXED_COLOUR).array(), HEADER_BYTES, png);
        chunk("PLTE", palette, palette.length, png);
        byte[] rows = rows(width, height, pixels);
        byte[] deflated = new byte[rows.length + 1024 + rows.length / 1000];
        Deflater deflater = new Deflater(compress ? Deflater.BEST_SPEED : Deflater.NO_COMPRESSION);
        deflater.setInput(rows);
        deflater.finish();
        int length = deflater.deflate(deflated);
        deflater.end();
        chunk("IDAT", deflated, length, png);
        chunk("IEND", new byte[0], 0, png);
        return png.toByteArray();
    }

    /** Every row is preceded by the number of its filter: none. */
    private static byte[] rows(int width, int height, byte[] pixels) {
        byte[] rows = new byte[(width + 1) * height];
        for (int y = 0; y < height; y++) {
            System.arraycopy(pixels, y * width, rows, y * (width + 1) + 1, width);
        }
        return rows;
    }

    private static void chunk(String type, byte[] content, int length, ByteArrayOutputStream png) {
        byte[] name = type.getBytes(US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(content, 0, length);
        png.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
        png.writeBytes(name);
        png.write(content, 0, length);
        png.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt((int) check.getValue()).array());
    }
}
