package decant.store.contract;

import decant.model.ETag;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The ETags that S3 gives to unencrypted objects, computed from their bytes. */
public final class Etags {
    private Etags() {}

    /** The MD5 of the bytes. */
    public static ETag of(byte[] bytes) {
        return ETag.of(HexFormat.of().formatHex(md5().digest(bytes)));
    }

    /** The MD5 of the MD5s of the parts, with their number; the part sizes must add up to the bytes' length. */
    public static ETag ofParts(byte[] bytes, List<Integer> partSizes) {
        MessageDigest whole = md5();
        int begin = 0;
        for (int size : partSizes) {
            MessageDigest part = md5();
            part.update(bytes, begin, size);
            whole.update(part.digest());
            begin += size;
        }
        if (begin != bytes.length) {
            throw new IllegalArgumentException("Parts of " + begin + " bytes do not make " + bytes.length);
        }
        return ETag.of(HexFormat.of().formatHex(whole.digest()) + "-" + partSizes.size());
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has MD5", e);
        }
    }
}
