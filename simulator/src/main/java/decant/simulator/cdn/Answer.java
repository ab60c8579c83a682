package decant.simulator.cdn;

import decant.simulator.http.Response;
import java.io.InputStream;
import java.util.Map;

/** What an origin said. Immutable; nobody changes the bytes. */
final class Answer {
    /** What stands for the answer of an origin that gave none. */
    static final Answer NONE = new Answer(502, Map.of(), new byte[0], 0);

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private final long bodyBytes;

    /**
     * @param headers without those that are about a connection
     * @param bodyBytes length of the body, also where it was not asked for
     */
    Answer(int status, Map<String, String> headers, byte[] body, long bodyBytes) {
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.body = body;
        this.bodyBytes = bodyBytes;
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    long bodyBytes() {
        return bodyBytes;
    }

    boolean isFailure() {
        return status >= 500;
    }

    Response toResponse(String cache) {
        Response response = Response.of(status);
        headers.forEach(response::header);
        response.header("server", "CloudFront").header("x-cache", cache + " from cloudfront");
        return body.length == bodyBytes
                ? response.body(body)
                : response.body(InputStream.nullInputStream(), bodyBytes).withoutBody();
    }
}
