package decant.s3.copy;

import decant.model.ETag;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The digest that ETags are made of where they are digests. */
final class Md5 {
    private static final int BYTES = 16;

    private Md5() {}

    static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has MD5", e);
        }
    }

    static byte[] of(byte[] bytes) {
        return begin().digest(bytes);
    }

    /** The digest that a plain ETag states. */
    static byte[] in(ETag plain) {
        return ByteBuffer.allocate(BYTES).putLong(plain.high()).putLong(plain.low()).array();
    }

    /** The plain ETag that states this digest. */
    static ETag etag(byte[] digest) {
        ByteBuffer halves = ByteBuffer.wrap(digest);
        return ETag.ofMd5(halves.getLong(), halves.getLong(), 0);
    }

    /** As it stands in {@code Content-MD5}. */
    static String header(byte[] digest) {
        return Base64.getEncoder().encodeToString(digest);
    }
}
