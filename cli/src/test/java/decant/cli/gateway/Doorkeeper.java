package decant.cli.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executors;

/**
 * Stands before the port of a program that is killed now and then: a message is answered when the program has taken it,
 * and waits while nobody is there. A RADOS Gateway that is refused tries again without a pause, and has been seen to
 * send nothing more for good after five seconds of that; one that is kept waiting sends all.
 */
public final class Doorkeeper implements AutoCloseable {
    private static final Duration TIME_OUT = Duration.ofSeconds(10);
    private static final long RETRY_MILLIS = 50;
    private static final int BACKLOG = 1024;

    private final HttpServer server;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI behind;
    private volatile boolean closed;

    private Doorkeeper(HttpServer server, int port) {
        this.server = server;
        this.behind = URI.create("http://127.0.0.1:" + port + "/");
    }

    /** Takes messages at a port of its own. */
    public static Doorkeeper before(int port) throws IOException {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        Doorkeeper keeper = new Doorkeeper(HttpServer.create(any, BACKLOG), port);
        keeper.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        keeper.server.createContext("/", keeper::handOn);
        keeper.server.start();
        return keeper;
    }

    /** Where it takes messages. */
    public int port() {
        return server.getAddress().getPort();
    }

    private void handOn(HttpExchange exchange) throws IOException {
        try (exchange) {
            HttpRequest request =
                    HttpRequest.newBuilder(behind)
                            .timeout(TIME_OUT)
                            .POST(BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()))
                            .build();
            boolean isTaken = isTaken(request);
            while (!isTaken && !closed) {
                Thread.sleep(RETRY_MILLIS);
                isTaken = isTaken(request);
            }
            exchange.sendResponseHeaders(isTaken ? 200 : 503, -1);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isTaken(HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            // Nobody is there, or he died over it.
            return false;
        }
    }

    @Override
    public void close() {
        closed = true;
        server.stop(0);
        client.shutdownNow();
    }
}
