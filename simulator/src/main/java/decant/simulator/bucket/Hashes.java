package decant.simulator.bucket;

import decant.model.ETag;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** Digests of bodies, and the ETags S3 makes of them. */
public final class Hashes {
    private Hashes() {}

    /** A digest of the JDK, which has these on every platform. */
    public static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The ETag of an object written in one part: the MD5 of its bytes, or what stands for it where they are made up.
     */
    static ETag etag(Body body) {
        if (body instanceof Body.Made(long seed, long offset, long size)) {
            long high = Body.Made.digestHigh(seed, offset, size);
            return ETag.ofMd5(high, Body.Made.digestLow(high), 0);
        }
        BodyHash md5 = BodyHash.ofDigest(digest("MD5"));
        body.feed(md5);
        return etag(md5.finish(), 0);
    }

    /** The ETag of an object written in parts: the MD5 of their MD5s, and their number. */
    static ETag etag(List<ETag> parts) {
        MessageDigest md5 = digest("MD5");
        for (ETag part : parts) {
            md5.update(ByteBuffer.allocate(2 * Long.BYTES).putLong(part.high()).putLong(part.low()).flip());
        }
        return etag(md5.digest(), parts.size());
    }

    private static ETag etag(byte[] md5, int parts) {
        ByteBuffer halves = ByteBuffer.wrap(md5);
        return ETag.ofMd5(halves.getLong(), halves.getLong(), parts);
    }
}
