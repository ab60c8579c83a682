package decant.simulator.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import decant.simulator.bucket.Hashes;
import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;

/** Signs what belongs to one request: the request itself, its chunks one after the other, its trailer. */
final class Signer {
    private static final HexFormat HEX = HexFormat.of();
    private static final String EMPTY_HASH = sha256(new byte[0], 0, 0);

    private final SecretKeySpec key;
    private final String timestamp;
    private final String scope;

    /**
     * @param timestamp the request's own, as in {@code x-amz-date}
     */
    Signer(SecretKeySpec key, String timestamp, String scope) {
        this.key = key;
        this.timestamp = timestamp;
        this.scope = scope;
    }

    /** Signs a request in canonical form, whose chars stand for one byte each. */
    String request(String canonical) {
        byte[] bytes = canonical.getBytes(ISO_8859_1);
        return sign("AWS4-HMAC-SHA256", sha256(bytes, 0, bytes.length));
    }

    /** Signs a chunk of a body behind what was signed before it. */
    String chunk(String previous, byte[] body, int begin, int length) {
        return sign("AWS4-HMAC-SHA256-PAYLOAD", previous + "\n" + EMPTY_HASH + "\n" + sha256(body, begin, length));
    }

    /** Signs the trailer of a body behind its last chunk. */
    String trailer(String previous, String trailer) {
        byte[] bytes = trailer.getBytes(ISO_8859_1);
        return sign("AWS4-HMAC-SHA256-TRAILER", previous + "\n" + sha256(bytes, 0, bytes.length));
    }

    private String sign(String kind, String what) {
        return HEX.formatHex(SigningKeys.hmac(key, kind + "\n" + timestamp + "\n" + scope + "\n" + what));
    }

    static String sha256(byte[] bytes, int begin, int length) {
        var digest = Hashes.digest("SHA-256");
        digest.update(bytes, begin, length);
        return HEX.formatHex(digest.digest());
    }
}
