package decant.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.simulator.http.Exchange;
import decant.simulator.http.HttpServer;
import decant.simulator.http.Response;
import java.net.InetAddress;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An origin that answers when the test says so. */
final class HeldOrigin implements AutoCloseable {
    private final HttpServer server = new HttpServer(1, 0);
    private final BlockingQueue<Exchange> asked = new LinkedBlockingQueue<>();
    private final URI address;

    HeldOrigin() {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        int port = server.listen(loopback, 0, (_, exchange) -> asked.add(exchange));
        this.address = URI.create("http://" + loopback.getHostAddress() + ":" + port + "/held");
    }

    URI address() {
        return address;
    }

    /** Waits until it is asked. */
    Exchange asked() throws InterruptedException {
        return Objects.requireNonNull(asked.poll(1, TimeUnit.MINUTES), "Nobody asked within a minute.");
    }

    static void answer(Exchange exchange, int status, String body) {
        exchange.answer(Response.of(status).body(body.getBytes(UTF_8)));
    }

    @Override
    public void close() {
        server.close();
    }
}
