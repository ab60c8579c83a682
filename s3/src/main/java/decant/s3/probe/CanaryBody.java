package decant.s3.probe;

import decant.s3.http.StreamedBody;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import software.amazon.awssdk.checksums.spi.ChecksumAlgorithm;

/** A small body that is sent as large ones are: with its checksum behind it. */
final class CanaryBody implements StreamedBody {
    private final ByteArrayInputStream bytes;
    private final long lengthBytes;
    private final ChecksumAlgorithm checksum;

    CanaryBody(byte[] bytes, ChecksumAlgorithm checksum) {
        this.bytes = new ByteArrayInputStream(bytes);
        this.lengthBytes = bytes.length;
        this.checksum = checksum;
    }

    @Override
    public long lengthBytes() {
        return lengthBytes;
    }

    @Override
    public InputStream open() {
        return bytes;
    }

    @Override
    public boolean isExhausted() {
        return bytes.available() == 0;
    }

    @Override
    public ChecksumAlgorithm trailer() {
        return checksum;
    }
}
