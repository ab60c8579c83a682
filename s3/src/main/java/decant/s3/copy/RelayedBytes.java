package decant.s3.copy;

import decant.flow.BytesCap;
import decant.s3.http.StreamedBody;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.checksums.spi.ChecksumAlgorithm;

/**
 * Bytes on their way from the source to the target: counted, digested and held to the rate while they pass, never kept.
 * For one thread.
 */
final class RelayedBytes extends InputStream implements StreamedBody {
    private final InputStream source;
    private final long lengthBytes;
    private final @Nullable ChecksumAlgorithm trailer;
    private final BytesCap cap;
    private final MessageDigest md5 = Md5.begin();
    private long passedBytes;
    private boolean opened;
    private @Nullable IOException failure;

    RelayedBytes(InputStream source, long lengthBytes, @Nullable ChecksumAlgorithm trailer, BytesCap cap) {
        this.source = source;
        this.lengthBytes = lengthBytes;
        this.trailer = trailer;
        this.cap = cap;
    }

    @Override
    public long lengthBytes() {
        return lengthBytes;
    }

    @Override
    public InputStream open() {
        if (opened) {
            throw new IllegalStateException("Bytes that have passed cannot be sent again.");
        }
        opened = true;
        return this;
    }

    @Override
    public boolean isExhausted() {
        return passedBytes == lengthBytes;
    }

    @Override
    public @Nullable ChecksumAlgorithm trailer() {
        return trailer;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        try {
            int count = source.read(into, offset, (int) Math.min(length, lengthBytes - passedBytes));
            if (count < 0 && passedBytes < lengthBytes) {
                throw new EOFException("the answer ended after " + passedBytes + " of " + lengthBytes + " bytes");
            }
            if (count <= 0) {
                return isExhausted() ? -1 : count;
            }
            cap.pass(count);
            md5.update(into, offset, count);
            passedBytes += count;
            return count;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(new InterruptedIOException("interrupted while it waited for its turn to pass"));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private IOException failed(IOException e) {
        failure = e;
        return e;
    }

    /** Why no more bytes came from the source; {@code null} if that was not what failed. */
    @Nullable IOException failure() {
        return failure;
    }

    /** The MD5 of what passed, once that is all. Asked for once. */
    byte[] md5() {
        return md5.digest();
    }
}
