package decant.simulator.cdn;

import decant.simulator.http.HttpServer;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;

/**
 * A running edge on the loopback address, with one port for visitors and one for whoever configures it. It behaves as
 * CloudFront does where a migration is concerned: one cache for all origins, kept by path; errors are kept for a while,
 * too; what is past its time is served where an origin fails; an invalidation holds for what is being fetched as well.
 * Unlike there, all of it takes effect at once, and what is past its time is fetched anew rather than asked about.
 *
 * <p>An origin that may not be listed by everybody answers 403 for what it does not have, as S3 does, so that a
 * fallback on 404 is never asked. Safe for any number of threads.
 */
public final class Cdn implements AutoCloseable {
    private static final int THREADS = 1;
    private static final int MAX_FORM_BYTES = 1 << 20;

    private final Edge edge;
    private final HttpServer server = new HttpServer(THREADS, MAX_FORM_BYTES);
    private final URI address;
    private final URI control;

    private Cdn(CdnOptions options, Origins origins) {
        this.edge = new Edge(options, origins);
        InetAddress loopback = InetAddress.getLoopbackAddress();
        String root = "http://" + loopback.getHostAddress() + ":";
        this.address = URI.create(root + server.listen(loopback, 0, edge));
        this.control = URI.create(root + server.listen(loopback, 0, new Control(edge)));
    }

    /** Begins to serve on two free ports. */
    public static Cdn start(CdnOptions options, Origins origins) {
        return new Cdn(options, origins);
    }

    /** Where visitors ask: this, a slash, and the encoded key. */
    public URI address() {
        return address;
    }

    /** Where {@code GET /state}, {@code PUT /origins} and {@code POST /invalidations} are taken, as forms. */
    public URI control() {
        return control;
    }

    public Origins origins() {
        return edge.origins();
    }

    /** Serves what comes from now on by these origins; requests that are under way end as they began. */
    public void use(Origins origins) {
        edge.use(origins);
    }

    /**
     * Forgets what is kept of these.
     *
     * @param paths decoded, each beginning with a slash; one that ends with an asterisk stands for all that begin so
     */
    public void invalidate(List<String> paths) {
        paths.forEach(edge::invalidate);
    }

    public CdnFigures figures() {
        return edge.figures();
    }

    /** Ends all connections. */
    @Override
    public void close() {
        server.close();
        edge.close();
    }
}
