package decant.cli.follow;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import decant.cli.ending.Refusal;
import decant.live.LiveView;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Tells machines how a follower fares: {@code /metrics} for Prometheus, {@code /healthz} for whoever restarts what is
 * stuck. The JDK's own server does, since nothing here is fast or large.
 */
public final class MetricsServer implements AutoCloseable {
    private final HttpServer server;

    private MetricsServer(HttpServer server) {
        this.server = server;
    }

    /** Begins to answer. */
    public static MetricsServer start(InetSocketAddress address, FollowFigures figures, Supplier<LiveView> view) {
        try {
            HttpServer server = HttpServer.create(address, 0);
            server.setExecutor(Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory()));
            server.createContext(
                    "/metrics", exchange -> answer(exchange, 200, MetricsText.of(figures.snapshot(), view.get())));
            server.createContext(
                    "/healthz",
                    exchange -> {
                        String trouble = figures.snapshot().trouble();
                        answer(exchange, trouble == null ? 200 : 503, trouble == null ? "well\n" : trouble + "\n");
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
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
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
