package decant.cli.demo;

import java.util.SplittableRandom;

/** Pictures that no two of are alike: waves of colour, and noise where much is wanted. Bytes follow from the seed. */
final class Picture {
    private static final int COLOURS = 256;
    private static final int LEAST_SIDE = 48;
    private static final int SIDE_RANGE = 160;
    private static final int PANORAMA_WIDTH = 2_400;
    private static final int PANORAMA_HEIGHT = 2_300;

    private Picture() {}

    /** A drawing of 1 to 20 KiB. */
    static byte[] drawing(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int width = LEAST_SIDE + random.nextInt(SIDE_RANGE);
        int height = LEAST_SIDE + random.nextInt(SIDE_RANGE);
        int[] across = wave(width, random);
        int[] down = wave(height, random);
        int[] aslant = wave(width + height, random);
        byte[] pixels = new byte[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = (byte) (across[x] + down[y] + aslant[x + y]);
            }
        }
        return Png.of(width, height, palette(random), pixels, true);
    }

    /** A picture of more than 5 MiB, which is the least that S3 takes as a part that is not the last. */
    static byte[] panorama(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] pixels = new byte[PANORAMA_WIDTH * PANORAMA_HEIGHT];
        random.nextBytes(pixels);
        return Png.of(PANORAMA_WIDTH, PANORAMA_HEIGHT, palette(random), pixels, false);
    }

    private static int[] wave(int length, SplittableRandom random) {
        double perPixel = 0.01 + 0.05 * random.nextDouble();
        double begin = 2 * Math.PI * random.nextDouble();
        int[] wave = new int[length];
        for (int i = 0; i < length; i++) {
            wave[i] = (int) (COLOURS / 4 * Math.sin(begin + perPixel * i));
        }
        return wave;
    }

    private static byte[] palette(SplittableRandom random) {
        double hue = 2 * Math.PI * random.nextDouble();
        byte[] palette = new byte[3 * COLOURS];
        for (int colour = 0; colour < COLOURS; colour++) {
            for (int channel = 0; channel < 3; channel++) {
                double angle = hue + 2 * Math.PI * ((double) colour / COLOURS + channel / 3.0);
                palette[3 * colour + channel] = (byte) (127 + 127 * Math.sin(angle));
            }
        }
        return palette;
    }
}
