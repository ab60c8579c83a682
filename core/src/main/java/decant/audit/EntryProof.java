package decant.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.store.ListPage;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Counts, bytes and a digest over what one side listed, in key order. The digest is SHA-256 over one line an entry: the
 * key's UTF-8 bytes, a zero byte, the size in decimal digits, a zero byte, the ETag without quotes, and a line feed.
 * Anybody with a listing can compute it again. For one thread.
 */
final class EntryProof {
    private final MessageDigest digest = sha256();
    private long keys;
    private long bytes;

    void add(ListPage page, int index) {
        add(page.key(index).toUtf8(), page.size(index), page.etag(index).toString());
    }

    void add(String key, long sizeBytes, String etag) {
        add(key.getBytes(UTF_8), sizeBytes, etag);
    }

    private void add(byte[] key, long sizeBytes, String etag) {
        keys++;
        bytes += sizeBytes;
        digest.update(key);
        digest.update(("\0" + sizeBytes + "\0" + etag + "\n").getBytes(UTF_8));
    }

    /** Ends the proof; nothing can be added any more. */
    Certificate.Side end() {
        return new Certificate.Side(keys, bytes, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
