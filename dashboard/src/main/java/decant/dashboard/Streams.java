package decant.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Sends the view again and again to whoever looks, as server-sent events
 * [html.spec.whatwg.org/multipage/server-sent-events.html]: one {@code view} a second.
 */
final class Streams implements AutoCloseable {
    /** People who look at once; each holds a connection. */
    static final int MAX_STREAMS = 64;

    private static final long INTERVAL_MILLIS = 1_000;

    private final Latest latest;
    private final Semaphore places = new Semaphore(MAX_STREAMS);
    private final CountDownLatch closed = new CountDownLatch(1);

    Streams(Latest latest) {
        this.latest = latest;
    }

    /** Whether there is a place for one more, which is taken then. */
    boolean enter() {
        return places.tryAcquire();
    }

    /** Sends until the other end is gone or this is closed, and gives the place back. */
    void send(HttpExchange exchange) throws IOException {
        try {
            // Fails, if it does, while there is still something to answer.
            latest.seen();
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            out.write("retry: 2000\n\n".getBytes(UTF_8));
            do {
                out.write(("event: view\ndata: " + latest.seen().json() + "\n\n").getBytes(UTF_8));
                out.flush();
            } while (!closed.await(INTERVAL_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            places.release();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
