package decant.simulator.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer in the making. For one request and one thread at a time. */
public final class Response {
    private static final byte[] NOTHING = new byte[0];

    private final int status;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private byte[] body = NOTHING;
    private int begin;
    private long length;
    private @Nullable InputStream stream;

    private Response(int status) {
        this.status = status;
    }

    public static Response of(int status) {
        return new Response(status);
    }

    /** An answer with an XML document. */
    public static Response xml(int status, String document) {
        return of(status).header("content-type", "application/xml").body(document.getBytes(UTF_8));
    }

    public Response header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public Response body(byte[] bytes) {
        return body(bytes, 0, bytes.length);
    }

    /** A body that is part of an array, which must not change afterwards. */
    public Response body(byte[] bytes, int bodyBegin, int bodyLength) {
        body = bytes;
        begin = bodyBegin;
        length = bodyLength;
        return this;
    }

    /** A body that is read while it is sent. */
    public Response body(InputStream in, long bodyLength) {
        stream = in;
        length = bodyLength;
        return this;
    }

    /** The answer to a HEAD: the same headers, the length of the body, no body. */
    public Response withoutBody() {
        body = NOTHING;
        begin = 0;
        stream = null;
        return this;
    }

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return headers;
    }

    byte[] bodyBytes() {
        return body;
    }

    int bodyBegin() {
        return begin;
    }

    /** Length of the body in bytes, also where it is not sent. */
    public long bodyLength() {
        return length;
    }

    /** Whether the bytes at hand are the body. */
    boolean hasBytes() {
        return stream == null && body.length > 0;
    }

    @Nullable InputStream bodyStream() {
        return stream;
    }
}
