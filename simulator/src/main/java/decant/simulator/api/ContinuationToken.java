package decant.simulator.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.model.ObjectKey;
import decant.simulator.bucket.Listing;
import decant.simulator.bucket.S3Error;
import java.util.Arrays;
import java.util.Base64;

/**
 * Where a listing goes on: opaque to clients, and bound to bucket, prefix and delimiter.
 *
 * <p>Not a record, since it holds an array and is never compared.
 */
final class ContinuationToken {
    /** The kind of position, and a hash of the query the token belongs to. */
    private static final int HEAD_BYTES = 1 + Integer.BYTES;

    private static final byte AFTER_KEY = 0;
    private static final byte BEHIND_PREFIX = 1;

    private final byte[] bytes;

    private ContinuationToken(byte[] bytes) {
        this.bytes = bytes;
    }

    static String write(Listing listing, int queryHash) {
        byte[] last = listing.last().toUtf8();
        byte[] token = new byte[HEAD_BYTES + last.length];
        token[0] = listing.lastIsPrefix() ? BEHIND_PREFIX : AFTER_KEY;
        for (int i = 0; i < Integer.BYTES; i++) {
            token[1 + i] = (byte) (queryHash >>> (Byte.SIZE * i));
        }
        System.arraycopy(last, 0, token, HEAD_BYTES, last.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    static ContinuationToken read(String text, int queryHash) {
        byte[] bytes = decoded(text);
        boolean valid =
                bytes.length >= HEAD_BYTES
                        && bytes.length <= HEAD_BYTES + ObjectKey.MAX_BYTES
                        && (bytes[0] == AFTER_KEY || bytes[0] == BEHIND_PREFIX);
        for (int i = 0; valid && i < Integer.BYTES; i++) {
            valid = bytes[1 + i] == (byte) (queryHash >>> (Byte.SIZE * i));
        }
        if (!valid) {
            throw S3Error.invalidArgument("The continuation token provided is incorrect");
        }
        return new ContinuationToken(bytes);
    }

    /** The key or prefix in a token, for limits by key range; empty for what is no token. */
    static String position(String text) {
        byte[] bytes = decoded(text);
        return bytes.length < HEAD_BYTES ? "" : new String(bytes, HEAD_BYTES, bytes.length - HEAD_BYTES, UTF_8);
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    boolean isBehindPrefix() {
        return bytes[0] == BEHIND_PREFIX;
    }

    /** The last key or common prefix of the page before. */
    byte[] last() {
        return Arrays.copyOfRange(bytes, HEAD_BYTES, bytes.length);
    }
}
