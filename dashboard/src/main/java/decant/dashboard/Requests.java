package decant.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import decant.dashboard.Assets.Asset;
import decant.dashboard.metrics.Metrics;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers requests: whoever may ask, and with which headers. Nothing here is for other origins. */
final class Requests implements HttpHandler {
    private static final int MAX_BODY_BYTES = 16 * 1024;
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String JSON = "application/json; charset=utf-8";

    /** Everything comes from here, no script stands in the page, and nobody may frame it. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
                    + " require-trusted-types-for 'script'; trusted-types 'none'";

    private static final Map<String, String> HEADERS =
            Map.of(
                    "Content-Security-Policy", POLICY,
                    "X-Content-Type-Options", "nosniff",
                    "Referrer-Policy", "no-referrer",
                    "Cross-Origin-Resource-Policy", "same-origin",
                    "Cross-Origin-Opener-Policy", "same-origin",
                    "Cache-Control", "no-store");

    private final Hosts hosts;
    private final Watched watched;
    private final Token token;
    private final Latest latest;
    private final Streams streams;
    private final Assets assets;

    Requests(Hosts hosts, Watched watched, Token token, Latest latest, Streams streams, Assets assets) {
        this.hosts = hosts;
        this.watched = watched;
        this.token = token;
        this.latest = latest;
        this.streams = streams;
        this.assets = assets;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            HEADERS.forEach(exchange.getResponseHeaders()::set);
            try {
                route(exchange, exchange.getRequestURI().getPath());
            } catch (RuntimeException e) {
                // Nothing was answered yet: what is shown is made before the first byte is sent.
                answer(exchange, 500, TEXT, e.getMessage() + "\n");
            }
        }
    }

    private void route(HttpExchange exchange, String path) throws IOException {
        if (!hosts.knows(exchange.getRequestHeaders().getFirst("Host"))) {
            answer(exchange, 421, TEXT, "This dashboard is asked by its address, or as localhost.\n");
        } else if (path.startsWith("/act/")) {
            act(exchange, path.substring("/act/".length()));
        } else if (!exchange.getRequestMethod().equals("GET")) {
            exchange.getResponseHeaders().set("Allow", "GET");
            answer(exchange, 405, TEXT, "This is only read.\n");
        } else {
            show(exchange, path);
        }
    }

    private void show(HttpExchange exchange, String path) throws IOException {
        switch (path) {
            case "/live" -> stream(exchange);
            case "/view" -> answer(exchange, 200, JSON, latest.seen().json());
            case "/history" -> answer(exchange, 200, JSON, Wire.text(watched.history()));
            case "/metrics" -> answer(exchange, 200, Metrics.CONTENT_TYPE, Metrics.text(latest.seen().view()));
            case "/latency" -> answer(exchange, 200, JSON, Wire.text(Optional.ofNullable(watched.latency())));
            default -> {
                Asset asset = assets.at(path);
                if (asset == null) {
                    answer(exchange, 404, TEXT, "There is nothing here.\n");
                } else {
                    answer(exchange, 200, asset.contentType(), asset.body());
                }
            }
        }
    }

    private void stream(HttpExchange exchange) throws IOException {
        if (streams.enter()) {
            streams.send(exchange);
        } else {
            exchange.getResponseHeaders().set("Retry-After", "10");
            answer(exchange, 503, TEXT, "Too many look at once.\n");
        }
    }

    private void act(HttpExchange exchange, String name) throws IOException {
        String body;
        try (InputStream in = exchange.getRequestBody()) {
            byte[] read = in.readNBytes(MAX_BODY_BYTES + 1);
            body = read.length > MAX_BODY_BYTES ? null : new String(read, UTF_8);
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            exchange.getResponseHeaders().set("Allow", "POST");
            answer(exchange, 405, TEXT, "Something is asked for by POST.\n");
            return;
        }
        if (!token.isGivenIn(exchange.getRequestHeaders().getFirst("Authorization"))) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
            answer(exchange, 401, TEXT, "The token is missing or wrong.\n");
            return;
        }
        Act act = body == null ? null : act(name, body);
        if (act == null) {
            answer(exchange, 400, TEXT, "Nothing like that can be asked for.\n");
            return;
        }
        String who = "at the dashboard, from " + exchange.getRemoteAddress().getAddress().getHostAddress();
        switch (watched.act(act, who)) {
            case ActResult.Done(String sentence) -> answer(exchange, 200, TEXT, sentence + "\n");
            case ActResult.Refused(String sentence) -> answer(exchange, 409, TEXT, sentence + "\n");
        }
        latest.forget();
    }

    /** What is asked for, or {@code null}. The body is the key that it is about. */
    private static @Nullable Act act(String name, String body) {
        return switch (name) {
            case "pause" -> new Act.Pause();
            case "resume" -> new Act.Resume();
            case "retry-all" -> new Act.RetryAll();
            case "retry" -> new Act.Retry(body);
            default -> null;
        };
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
