package decant.dashboard;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;

/**
 * Serves the page over a migration, and its figures. Everybody who reaches the address may look; whoever is to act must
 * give the token. The JDK's own server does: a page is looked at by a few people, each of whom holds one connection.
 */
public final class Dashboard implements AutoCloseable {
    static {
        // Read once, when the first server is made: whoever sends by the byte does not hold a connection for ever.
        if (System.getProperty("sun.net.httpserver.maxReqTime") == null) {
            System.setProperty("sun.net.httpserver.maxReqTime", "30");
        }
    }

    private final HttpServer server;
    private final Streams streams;

    private Dashboard(HttpServer server, Streams streams) {
        this.server = server;
        this.streams = streams;
    }

    /**
     * Begins to answer.
     *
     * @param nanos a clock for what is kept for a moment
     * @throws IOException if nothing can listen there
     */
    public static Dashboard start(InetSocketAddress address, Watched watched, Token token, LongSupplier nanos)
            throws IOException {
        HttpServer server = HttpServer.create(address, 0);
        server.setExecutor(Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("dashboard-", 0).factory()));
        Latest latest = new Latest(watched, nanos);
        Streams streams = new Streams(latest);
        Requests requests =
                new Requests(new Hosts(address.getHostString()), watched, token, latest, streams, new Assets());
        server.createContext("/", requests);
        server.start();
        return new Dashboard(server, streams);
    }

    /** The port it listens at. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        streams.close();
        server.stop(0);
    }
}
