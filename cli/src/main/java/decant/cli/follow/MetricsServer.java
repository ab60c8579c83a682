package decant.cli.follow;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import decant.cli.ending.Refusal;
import decant.dashboard.metrics.Metrics;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells machines how a live copy fares: {@code /metrics} for Prometheus, {@code /healthz} for whoever restarts what is
 * stuck. The JDK's own server does, since nothing here is fast or large.
 */
public final class MetricsServer implements AutoCloseable {
    private final HttpServer server;

    private MetricsServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Begins to answer.
     *
     * @param metrics the figures of now
     * @param trouble why it is stuck; {@code null} while it is not
     */
    public static MetricsServer start(
            InetSocketAddress address, Supplier<String> metrics, Supplier<@Nullable String> trouble) {
        try {
            HttpServer server = HttpServer.create(address, 0);
            server.setExecutor(Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory()));
            server.createContext("/metrics", exchange -> answer(exchange, 200, metrics.get()));
            server.createContext(
                    "/healthz",
                    exchange -> {
                        String why = trouble.get();
                        answer(exchange, why == null ? 200 : 503, why == null ? "well\n" : why + "\n");
                    });
            server.start();
            return new MetricsServer(server);
        } catch (IOException e) {
            throw Refusal.usage("--metrics: nothing can listen at " + address + " (" + e.getMessage() + ").");
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", Metrics.CONTENT_TYPE);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** The port it listens at. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
