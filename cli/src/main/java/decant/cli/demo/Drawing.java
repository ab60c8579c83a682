package decant.cli.demo;

import java.util.LinkedHashMap;
import java.util.Map;

/** A picture as the application's database knows it. For one thread at a time. */
final class Drawing {
    final String key;

    /** Never to be shown to anybody, whatever its user does. */
    final boolean secret;

    boolean open;
    boolean exists;

    /** Its bytes follow from this. */
    long seed;

    private int version;

    Drawing(String key, boolean secret, boolean open, long seed) {
        this.key = key;
        this.secret = secret;
        this.open = open;
        this.seed = seed;
    }

    /** The headers it is to be written with next: no two versions have the same. */
    Map<String, String> nextHeaders() {
        version++;
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "image/png");
        headers.put("cache-control", "max-age=" + 3600 * version);
        headers.put("x-amz-meta-version", Integer.toString(version));
        headers.put("x-amz-acl", BucketClient.cannedAcl(open));
        return headers;
    }
}
