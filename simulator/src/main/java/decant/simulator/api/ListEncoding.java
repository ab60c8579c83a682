package decant.simulator.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import decant.simulator.http.Percent;

/**
 * How keys and prefixes are written in listings.
 *
 * @param url percent-encoded, rather than as they are
 */
record ListEncoding(boolean url) {
    String of(String text) {
        if (!url) {
            return text;
        }
        byte[] utf8 = text.getBytes(UTF_8);
        byte[] encoded = new byte[3 * utf8.length];
        return new String(encoded, 0, Percent.encodeForListing(utf8, utf8.length, encoded, 0), ISO_8859_1);
    }
}
