package decant.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import decant.s3.queue.ElasticQueues;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/** Puts events that a store sends by HTTP into a queue. */
public final class QueueRelay implements AutoCloseable {
    private final HttpServer server;

    public QueueRelay(ElasticQueues queues, String url) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory()));
        server.createContext("/", exchange -> hand(exchange, queues, url));
        server.start();
    }

    private static void hand(HttpExchange exchange, ElasticQueues queues, String url) throws IOException {
        try (exchange) {
            queues.send(url, new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.sendResponseHeaders(200, -1);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
