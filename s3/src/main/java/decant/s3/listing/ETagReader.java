package decant.s3.listing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import decant.model.ETag;
import org.jspecify.annotations.Nullable;

/** Reads ETags: the usual forms straight into numbers, any other as {@link ETag#of} does. */
final class ETagReader {
    /** A quote as stores write it: AWS, Ceph and Java's writers, Go's writer, and what XML needs no escape for. */
    private static final byte[][] QUOTES = {
        "&quot;".getBytes(US_ASCII), "&#34;".getBytes(US_ASCII), "\"".getBytes(US_ASCII),
    };

    private static final int HALF_DIGITS = 16;
    private static final int MAX_PART_DIGITS = 5;

    private long high;
    private long low;
    private int parts;
    private @Nullable ETag verbatim;
    private boolean allDigits;

    long high() {
        return high;
    }

    long low() {
        return low;
    }

    int parts() {
        return parts;
    }

    /** The ETag where it has no usual form, otherwise {@code null}. */
    @Nullable ETag verbatim() {
        return verbatim;
    }

    /** Reads text whose references are not resolved: most of them are quotes, and there are two in every entry. */
    void read(Text text) throws UnreadablePage {
        int quote = quoteLength(text);
        if (readUsual(text.bytes(), text.begin() + quote, text.end() - quote)) {
            verbatim = null;
            return;
        }
        ETag etag = ETag.of(text.resolve().toString());
        high = etag.high();
        low = etag.low();
        parts = etag.parts();
        verbatim = etag.verbatim() == null ? null : etag;
    }

    /** Bytes of the quote that the text both begins and ends with, 0 if there is none. */
    private static int quoteLength(Text text) {
        for (byte[] quote : QUOTES) {
            if (text.isBetween(quote)) {
                return quote.length;
            }
        }
        return 0;
    }

    private boolean readUsual(byte[] bytes, int begin, int end) {
        int rest = end - begin - 2 * HALF_DIGITS;
        if (rest < 0) {
            return false;
        }
        allDigits = true;
        high = half(bytes, begin);
        low = half(bytes, begin + HALF_DIGITS);
        parts = 0;
        return allDigits && (rest == 0 || readParts(bytes, end - rest, end));
    }

    private long half(byte[] bytes, int begin) {
        long value = 0;
        int sign = 0;
        for (int i = begin; i < begin + HALF_DIGITS; i++) {
            int digit = Digits.lowerHex(bytes[i]);
            sign |= digit;
            value = value << 4 | digit;
        }
        allDigits &= sign >= 0;
        return value;
    }

    private boolean readParts(byte[] bytes, int dash, int end) {
        int count = end - dash - 1;
        if (bytes[dash] != '-' || count < 1 || count > MAX_PART_DIGITS || bytes[dash + 1] == '0') {
            return false;
        }
        for (int i = dash + 1; i < end; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            parts = parts * 10 + digit;
        }
        return true;
    }
}
