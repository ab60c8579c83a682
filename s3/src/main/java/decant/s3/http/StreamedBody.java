package decant.s3.http;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.checksums.spi.ChecksumAlgorithm;

/** A body that is sent while it comes in from elsewhere: it is never held as a whole and can be sent but once. */
public interface StreamedBody {
    /** How long it will be, in bytes. */
    long lengthBytes();

    /** The bytes. */
    InputStream open();

    /** Whether all of it was taken: a request that failed before cannot have done anything. */
    boolean isExhausted();

    /** The checksum that is sent behind the bytes for the store to compare; {@code null} for none. */
    default @Nullable ChecksumAlgorithm trailer() {
        return null;
    }
}
