package decant.simulator.http;

import decant.simulator.synthetic.Mix;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** A request as it came over the wire: nothing of its path was normalised. Header values hold one char per byte. */
public final class Request {
    private static final AtomicLong REQUESTS = new AtomicLong();

    private final String id = Long.toHexString(Mix.mix(REQUESTS.incrementAndGet())).toUpperCase(Locale.ROOT);
    private final String method;
    private final String path;
    private final Query query;
    private final HttpHeaders headers;
    private final byte[] body;

    /**
     * @param uri path and query in the raw form
     */
    Request(String method, String uri, HttpHeaders headers, byte[] body) {
        int question = uri.indexOf('?');
        this.method = method;
        this.path = question < 0 ? uri : uri.substring(0, question);
        this.query = Query.of(question < 0 ? "" : uri.substring(question + 1));
        this.headers = headers;
        this.body = body;
    }

    /** A name for this request, as S3 gives one to each. */
    public String id() {
        return id;
    }

    public String method() {
        return method;
    }

    /** The path in its raw form, beginning with a slash. */
    public String path() {
        return path;
    }

    public Query query() {
        return query;
    }

    /** The body in its raw form, chunk signatures included. */
    public byte[] body() {
        return body;
    }

    /** The value of a header, several joined by commas as HTTP has it. */
    public Optional<String> header(String name) {
        List<String> values = headers.getAll(name);
        return switch (values.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(values.getFirst());
            default -> Optional.of(String.join(",", values));
        };
    }

    /** Names of all headers in lower case. */
    public Set<String> headerNames() {
        return headers.names().stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }
}
