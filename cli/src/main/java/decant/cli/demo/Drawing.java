package decant.cli.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A picture as the application's database knows it. For one thread at a time. */
final class Drawing {
    /** The header that tells one version from another. */
    static final String VERSION = "x-amz-meta-version";

    private static final long NEW_NANOS = 30_000_000_000L;

    final String key;

    /** Never to be shown to anybody, whatever its user does. */
    final boolean secret;

    boolean open;
    boolean exists;

    /** Its bytes follow from this. */
    long seed;

    /** Whether it is one of the large ones, which are uploaded in parts. */
    boolean wide;

    private int version;

    Drawing(String key, boolean secret, boolean open, long seed) {
        this.key = key;
        this.secret = secret;
        this.open = open;
        this.seed = seed;
    }

    /** When its user did something to it last, by {@link System#nanoTime}; 0 for never. */
    long changed;

    /** When it was last uploaded by a user, by {@link System#nanoTime}; 0 for never. */
    long written;

    /** Whether it was uploaded so lately that it may not be carried yet. */
    boolean isNew() {
        return written != 0 && System.nanoTime() - written < NEW_NANOS;
    }

    /** Whether it was changed in any way since then, by {@link System#nanoTime}. */
    boolean isChangedSince(long then) {
        return changed != 0 && changed - then >= 0;
    }

    /** Whether this is the version that a bucket shows; nothing where the bucket has none. */
    boolean isShownBy(Optional<String> shown) {
        return shown.map(Integer::parseInt).orElse(Versions.NONE) == shown();
    }

    /** The version that its user wrote last; {@link Versions#NONE} where it is gone. */
    int shown() {
        return exists ? version : Versions.NONE;
    }

    /** What it shows. */
    byte[] body() {
        return wide ? Picture.panorama(seed) : Picture.drawing(seed);
    }

    /** The headers it is to be written with next: no two versions have the same. */
    Map<String, String> nextHeaders() {
        version++;
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "image/png");
        headers.put("cache-control", "max-age=" + 3600 * version);
        headers.put(VERSION, Integer.toString(version));
        headers.put("x-amz-acl", BucketClient.cannedAcl(open));
        return headers;
    }
}
