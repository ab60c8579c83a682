package decant.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The pictures that are there before the move: most of them public creations, a fifth in diaries that nobody but their
 * user may ever see, some panoramas, some with awkward keys.
 */
final class Album {
    private static final double SECRET_SHARE = 0.2;
    private static final double OPEN_SHARE = 0.7;

    private Album() {}

    /** The same album for the same seed. The panoramas come first. */
    static List<Drawing> of(Scale scale, SplittableRandom random) {
        List<Drawing> drawings = new ArrayList<>();
        for (int i = 0; i < scale.panoramas(); i++) {
            drawings.add(drawing("panoramas/panorama-" + i + ".png", false, random));
        }
        AwkwardKeys.ALL.forEach(key -> drawings.add(drawing(key, false, random)));
        while (drawings.size() < scale.pictures()) {
            boolean secret = random.nextDouble() < SECRET_SHARE;
            drawings.add(drawing(key(secret, drawings.size(), random), secret, random));
        }
        return drawings;
    }

    /** A picture that a user adds. */
    static Drawing another(String name, SplittableRandom random) {
        return drawing("creations/" + name + ".png", false, random);
    }

    private static Drawing drawing(String key, boolean secret, SplittableRandom random) {
        return new Drawing(key, secret, !secret && random.nextDouble() < OPEN_SHARE, random.nextLong());
    }

    private static String key(boolean secret, int number, SplittableRandom random) {
        return secret
                ? "diaries/user-%04d/page-%05d.png".formatted(random.nextInt(2_000), number)
                : String.format(Locale.ROOT, "creations/%02x/%08x.png", random.nextInt(256), number * 0x9E3779B1);
    }
}
