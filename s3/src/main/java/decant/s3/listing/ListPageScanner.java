package decant.s3.listing;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.model.ObjectKey;
import decant.store.ListPageBuilder;
import decant.store.Operation;
import decant.store.StoreException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the answers of one store to ListObjectsV2 requests that asked for {@code encoding-type=url} and no delimiter.
 *
 * <p>It agrees with the AWS SDK's own reading or refuses, which tests hold it to: a key is decoded once, as a form
 * field is ({@code +} is a space), and only if the answer says {@code <EncodingType>url} [AWS SDK for Java 2,
 * DecodeUrlEncodedResponseInterceptor]. It is stricter wherever leniency could lose or rename a key: see {@link #scan}.
 *
 * <p>Immutable and safe for use by any number of threads.
 */
public final class ListPageScanner {
    private final String store;
    private final byte[] prefix;

    /**
     * @param store name of the store, for messages
     * @param prefix what every key was asked to begin with, and is stripped of; may be empty
     */
    public ListPageScanner(String store, String prefix) {
        this.store = store;
        this.prefix = prefix.getBytes(UTF_8);
    }

    /**
     * Reads one answer.
     *
     * @param body begins with the answer's bytes; not kept
     * @param length number of bytes of the answer
     * @param after the key the listing was asked to begin after, {@code null} for the first page
     * @param limit most keys asked for
     * @throws StoreException of kind {@code CORRUPT}, with one sentence that says what is wrong: the answer is cut
     *     short or is no well-formed listing; a field is missing, doubled or absurd; a key is malformed, lacks the
     *     prefix, or does not follow the one before; the page holds more keys than asked for, not as many as it says,
     *     or keys rolled up under common prefixes
     */
    public ListAnswer scan(byte[] body, int length, @Nullable ObjectKey after, int limit) throws StoreException {
        Objects.checkFromIndexSize(0, length, body.length);
        XmlCursor cursor = new XmlCursor(body, length);
        try {
            cursor.enterRoot();
            ListAnswer answer;
            if (cursor.is(Names.LIST_BUCKET_RESULT)) {
                int capacity = Math.min(limit, 1 + length / EntryScan.USUAL_BYTES);
                ListPageBuilder builder = new ListPageBuilder(store, after, capacity);
                answer = new ListAnswer.Page(new PageScan(cursor, prefix, limit).read(builder));
            } else if (cursor.is(Names.ERROR)) {
                answer = readRefusal(cursor);
            } else {
                throw new UnreadablePage("it is a <" + cursor.name() + "> instead of a <ListBucketResult>");
            }
            cursor.requireEnd();
            return answer;
        } catch (UnreadablePage e) {
            String message =
                    "%s answered a listing that cannot be trusted: %s (byte %d of %d)."
                            .formatted(store, e.getMessage(), cursor.position(), length);
            throw new StoreException(
                    StoreException.Kind.CORRUPT, Operation.LIST, after, "UnreadableListing", message, e);
        }
    }

    private static ListAnswer readRefusal(XmlCursor cursor) throws UnreadablePage {
        Text text = new Text();
        String code = "";
        String message = "";
        while (cursor.enterChild()) {
            if (cursor.is(Names.CODE) && code.isEmpty()) {
                cursor.readText(text);
                code = text.resolve().toString();
            } else if (cursor.is(Names.MESSAGE) && message.isEmpty()) {
                cursor.readText(text);
                message = text.resolve().toString();
            } else {
                cursor.skip();
            }
        }
        if (code.isEmpty()) {
            throw new UnreadablePage("it is an <Error> without a code");
        }
        return new ListAnswer.Refusal(code, message);
    }
}
