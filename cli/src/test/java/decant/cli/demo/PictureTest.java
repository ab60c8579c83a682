package decant.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

final class PictureTest {
    @Test
    void drawingsArePicturesThatNoTwoOfAreAlike() throws IOException {
        Set<Integer> sizes = new HashSet<>();
        for (int seed = 0; seed < 20; seed++) {
            byte[] png = Picture.drawing(seed);
            BufferedImage image = read(png);
            assertThat(image.getWidth()).isBetween(48, 208);
            assertThat(image.getRGB(0, 0)).isNotEqualTo(image.getRGB(image.getWidth() - 1, image.getHeight() / 2));
            assertThat(Picture.drawing(seed)).isEqualTo(png);
            sizes.add(png.length);
        }
        assertThat(sizes).hasSizeGreaterThan(15);
    }

    @Test
    void panoramasAreTooLargeForOnePart() throws IOException {
        byte[] png = Picture.panorama(1);

        assertThat(png.length).isBetween((5 << 20) + 1, 10 << 20);
        assertThat(read(png).getWidth()).isEqualTo(2_400);
    }

    private static BufferedImage read(byte[] png) throws IOException {
        return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(png)));
    }
}
