package decant.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The name of an object below a store's prefix, ordered by unsigned UTF-8 bytes.
 *
 * <p>Not a {@code String}: S3 lists keys in the order of their UTF-8 bytes, and {@code String.compareTo} compares
 * UTF-16 units, which differs as soon as a character above U+FFFF meets one in U+E000..U+FFFF. A merge of two listings
 * in the wrong order loses keys. Holding the bytes also halves the memory of most keys.
 *
 * <p>A key is relative to the prefix of the bucket it is read from (see {@code ObjectStore}), so the same key names the
 * object at the source and its copy at the target. The empty key is the object whose name is the prefix itself.
 *
 * <p>Immutable and safe for use by any thread.
 */
public final class ObjectKey implements Comparable<ObjectKey> {
    /** S3's limit on the whole name of an object, prefix included. */
    public static final int MAX_BYTES = 1024;

    private final byte[] utf8;

    private ObjectKey(byte[] utf8) {
        this.utf8 = utf8;
    }

    /**
     * The key with this text.
     *
     * @throws IllegalArgumentException if the text is no well-formed Unicode (a lone surrogate has no UTF-8 form) or is
     *     longer than {@link #MAX_BYTES} bytes
     */
    public static ObjectKey of(String text) {
        try {
            ByteBuffer encoded = UTF_8.newEncoder().encode(java.nio.CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return ofOwned(bytes);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("A key must be well-formed Unicode: " + text, e);
        }
    }

    /**
     * A key behind all that begin with this text, to list on after: what they go on with is less than U+10FFFF, which
     * no text should hold.
     */
    public static ObjectKey behind(String prefix) {
        return of(prefix + Character.toString(Character.MAX_CODE_POINT));
    }

    /** The key with these UTF-8 bytes, which are copied; they are trusted to be well formed. */
    public static ObjectKey ofUtf8(byte[] bytes, int begin, int end) {
        return ofOwned(Arrays.copyOfRange(bytes, begin, end));
    }

    private static ObjectKey ofOwned(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "A key holds at most " + MAX_BYTES + " bytes of UTF-8, this one " + bytes.length);
        }
        return new ObjectKey(bytes);
    }

    /** Number of UTF-8 bytes. */
    public int length() {
        return utf8.length;
    }

    /** The byte at a position, 0..255. */
    public int byteAt(int index) {
        return utf8[index] & 0xFF;
    }

    /** A copy of the UTF-8 bytes. */
    public byte[] toUtf8() {
        return utf8.clone();
    }

    /** Length in bytes of the longest prefix that both keys share. */
    public int sharedPrefixLength(ObjectKey other) {
        int mismatch = Arrays.mismatch(utf8, other.utf8);
        return mismatch < 0 ? utf8.length : mismatch;
    }

    /** Compares with key bytes that lie in a page, without making a key of them. */
    public int compareToUtf8(byte[] bytes, int begin, int end) {
        return Arrays.compareUnsigned(utf8, 0, utf8.length, bytes, begin, end);
    }

    @Override
    public int compareTo(ObjectKey other) {
        return Arrays.compareUnsigned(utf8, other.utf8);
    }

    /** The larger of two keys. */
    public static ObjectKey max(ObjectKey a, ObjectKey b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ObjectKey key && Arrays.equals(utf8, key.utf8);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(utf8);
    }

    @Override
    public String toString() {
        return new String(utf8, UTF_8);
    }
}
