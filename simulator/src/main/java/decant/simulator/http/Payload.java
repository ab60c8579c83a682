package decant.simulator.http;

import java.util.Map;

/**
 * The body of a request as it was meant: without the framing of signed chunks.
 *
 * <p>Not a record, since it holds an array and is never compared.
 */
public final class Payload {
    private final byte[] bytes;
    private final Map<String, String> trailers;

    Payload(byte[] bytes, Map<String, String> trailers) {
        this.bytes = bytes;
        this.trailers = trailers;
    }

    /** The bytes, which must not be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** Headers that came behind the body, by name in lower case. */
    public Map<String, String> trailers() {
        return trailers;
    }
}
