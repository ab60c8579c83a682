package decant.model;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * An entity tag as S3 answers it, without the quotes.
 *
 * <p>The usual forms, 32 hex digits and 32 hex digits with a part count ({@code -N}), are held in 20 bytes; anything
 * else is kept verbatim. An ETag is the MD5 of the bytes only for objects written in one part without KMS or customer
 * keys; equal ETags of that form mean equal bytes, unequal ones mean nothing when either side is encrypted with KMS or
 * was written in other parts [S3 API reference, Object.ETag].
 */
public final class ETag {
    private static final int MD5_HEX_DIGITS = 32;
    private static final HexFormat HEX = HexFormat.of();

    private final long high;
    private final long low;
    private final int parts;
    private final @Nullable String verbatim;

    private ETag(long high, long low, int parts, @Nullable String verbatim) {
        this.high = high;
        this.low = low;
        this.parts = parts;
        this.verbatim = verbatim;
    }

    /** Reads an ETag, with or without quotes. */
    public static ETag of(String text) {
        String bare =
                text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")
                        ? text.substring(1, text.length() - 1)
                        : text;
        int parts = partsIn(bare);
        if (parts < 0 || !isLowerHex(bare)) {
            return new ETag(0, 0, 0, bare);
        }
        return new ETag(
                HexFormat.fromHexDigitsToLong(bare, 0, 16), HexFormat.fromHexDigitsToLong(bare, 16, 32), parts, null);
    }

    /**
     * An ETag from its two halves.
     *
     * @param parts number of parts of the {@code -N} form, 0 for the plain one
     */
    public static ETag ofMd5(long high, long low, int parts) {
        return new ETag(high, low, parts, null);
    }

    /** The part count after the digits: 0 for the plain form, -1 for text that is neither form. */
    private static int partsIn(String bare) {
        if (bare.length() == MD5_HEX_DIGITS) {
            return 0;
        }
        if (bare.length() < MD5_HEX_DIGITS + 2
                || bare.length() > MD5_HEX_DIGITS + 6
                || bare.charAt(MD5_HEX_DIGITS) != '-'
                || bare.charAt(MD5_HEX_DIGITS + 1) == '0') {
            return -1;
        }
        int parts = 0;
        for (int i = MD5_HEX_DIGITS + 1; i < bare.length(); i++) {
            int digit = bare.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            parts = parts * 10 + digit;
        }
        return parts;
    }

    private static boolean isLowerHex(String bare) {
        for (int i = 0; i < MD5_HEX_DIGITS; i++) {
            char c = bare.charAt(i);
            if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
                return false;
            }
        }
        return true;
    }

    /** Number of parts the object was uploaded in, as far as the ETag shows it; 0 where it shows none. */
    public int parts() {
        return parts;
    }

    /** Whether this is the plain form, which is the MD5 of the bytes where no KMS or customer key is involved. */
    public boolean isPlain() {
        return verbatim == null && parts == 0;
    }

    /** The first half of the digest, for digests over many objects; 0 for verbatim forms. */
    public long high() {
        return high;
    }

    /** The second half of the digest; 0 for verbatim forms. */
    public long low() {
        return low;
    }

    /** The text where it has neither usual form, otherwise {@code null}. */
    public @Nullable String verbatim() {
        return verbatim;
    }

    /** As it stands in {@code If-Match} headers. */
    public String quoted() {
        return '"' + toString() + '"';
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ETag etag
                && high == etag.high
                && low == etag.low
                && parts == etag.parts
                && java.util.Objects.equals(verbatim, etag.verbatim);
    }

    @Override
    public int hashCode() {
        return verbatim != null ? verbatim.hashCode() : Long.hashCode(high ^ low) + parts;
    }

    @Override
    public String toString() {
        if (verbatim != null) {
            return verbatim;
        }
        String digits = HEX.toHexDigits(high) + HEX.toHexDigits(low);
        return parts == 0 ? digits : digits + "-" + parts;
    }
}
