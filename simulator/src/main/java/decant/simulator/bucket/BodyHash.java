package decant.simulator.bucket;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.zip.Checksum;

/** A checksum in progress, whichever of the JDK's two interfaces it has. */
public interface BodyHash {
    void update(byte[] bytes, int offset, int length);

    /** The value in the byte order S3 encodes. */
    byte[] finish();

    static BodyHash ofChecksum(Checksum checksum, int valueBytes) {
        return new BodyHash() {
            @Override
            public void update(byte[] bytes, int offset, int length) {
                checksum.update(bytes, offset, length);
            }

            @Override
            public byte[] finish() {
                byte[] all = ByteBuffer.allocate(Long.BYTES).putLong(checksum.getValue()).array();
                return Arrays.copyOfRange(all, Long.BYTES - valueBytes, Long.BYTES);
            }
        };
    }

    static BodyHash ofDigest(MessageDigest digest) {
        return new BodyHash() {
            @Override
            public void update(byte[] bytes, int offset, int length) {
                digest.update(bytes, offset, length);
            }

            @Override
            public byte[] finish() {
                return digest.digest();
            }
        };
    }
}
