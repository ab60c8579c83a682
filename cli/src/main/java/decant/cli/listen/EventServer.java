package decant.cli.listen;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsServer;
import decant.cli.ending.Refusal;
import decant.ledger.LedgerException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.Executors;

/**
 * Takes messages by POST, and answers 200 when its intake has taken them: when they are on the disk, that is, unless
 * nobody needs them. While more wait than there may, it answers 503 and when to come again, so that the store keeps
 * them. The JDK's own server does: one message is one small request, and the disk is slower than any server.
 */
public final class EventServer implements AutoCloseable {
    /** Messages that wait on the disk, beyond which no more are taken. */
    public static final long MAX_ROWS = 100_000;

    private static final int MAX_BODY_BYTES = 1 << 20;
    private static final String RETRY_AFTER_SECONDS = "5";

    private final HttpServer server;
    private final Secret secret;
    private volatile Intake intake;

    private EventServer(HttpServer server, Secret secret, Intake intake) {
        this.server = server;
        this.secret = secret;
        this.intake = intake;
    }

    /**
     * Begins to answer.
     *
     * @param whose events they are, as it stands in a sentence: {@code the source's}
     * @param tls how connections are made; empty for plain HTTP
     * @param intake where messages go at first
     * @throws Refusal if nothing can listen there
     */
    public static EventServer start(
            String whose, InetSocketAddress address, Optional<Tls> tls, Secret secret, Intake intake) {
        try {
            HttpServer server = create(address, tls);
            EventServer events = new EventServer(server, secret, intake);
            server.setExecutor(Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory()));
            server.createContext("/", events::handle);
            server.start();
            return events;
        } catch (IOException e) {
            throw Refusal.usage(
                    "Nothing can listen for %s events at %s:%d (%s)."
                            .formatted(whose, address.getHostString(), address.getPort(), e.getMessage()));
        }
    }

    /** Messages go there from now on; one that is being taken may still go where those before it went. */
    public void handTo(Intake next) {
        intake = next;
    }

    private static HttpServer create(InetSocketAddress address, Optional<Tls> tls) throws IOException {
        if (tls.isEmpty()) {
            return HttpServer.create(address, 0);
        }
        HttpsServer server = HttpsServer.create(address, 0);
        server.setHttpsConfigurator(tls.get().configurator());
        return server;
    }

    private void handle(HttpExchange exchange) throws IOException {
        Intake now = intake;
        try (exchange) {
            if (!secret.isIn(
                    exchange.getRequestURI().getPath(), exchange.getRequestHeaders().getFirst("Authorization"))) {
                answer(exchange, 401, "The secret is missing or wrong.");
            } else if (!"POST".equals(exchange.getRequestMethod())) {
                answer(exchange, 405, "Events are sent by POST.");
            } else if (!now.hasRoom()) {
                exchange.getResponseHeaders().set("Retry-After", RETRY_AFTER_SECONDS);
                answer(exchange, 503, "Too many events wait; send them again later.");
            } else {
                take(exchange, now);
            }
        }
    }

    private static void take(HttpExchange exchange, Intake now) throws IOException {
        byte[] body;
        try (InputStream in = exchange.getRequestBody()) {
            body = in.readNBytes(MAX_BODY_BYTES + 1);
        }
        if (body.length > MAX_BODY_BYTES) {
            answer(exchange, 413, "No message about objects is that long.");
            return;
        }
        try {
            now.take(new String(body, UTF_8));
        } catch (LedgerException _) {
            answer(exchange, 500, "It could not be written down; send it again later.");
            return;
        }
        answer(exchange, 200, "");
    }

    private static void answer(HttpExchange exchange, int status, String sentence) throws IOException {
        byte[] body = sentence.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    /** The port it listens at. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Takes no more; messages being taken are. */
    @Override
    public void close() {
        server.stop(0);
    }
}
