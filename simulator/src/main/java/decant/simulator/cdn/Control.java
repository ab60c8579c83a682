package decant.simulator.cdn;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import decant.simulator.bucket.S3Error;
import decant.simulator.http.Exchange;
import decant.simulator.http.Percent;
import decant.simulator.http.Query;
import decant.simulator.http.Request;
import decant.simulator.http.RequestHandler;
import decant.simulator.http.Response;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a hook asks of an edge, with bodies as forms are sent, so that {@code curl -d} and {@code --data-urlencode} do:
 *
 * <pre>
 * GET  /state
 * PUT  /origins         origin=URL [fallback=URL on=STATUS...]
 * POST /invalidations   path=/PATH...
 * </pre>
 *
 * <p>Paths are encoded as visitors ask for them. Each is answered with the state, or by 400 with a sentence.
 */
final class Control implements RequestHandler {
    private final Edge edge;

    Control(Edge edge) {
        this.edge = edge;
    }

    @Override
    public void handle(Request request, Exchange exchange) {
        exchange.answer(answer(request));
    }

    private Response answer(Request request) {
        Query form = Query.of(new String(request.body(), US_ASCII));
        try {
            switch (request.method() + " " + request.path()) {
                case "GET /state" -> {}
                case "PUT /origins" -> edge.use(origins(form));
                case "POST /invalidations" -> paths(form).forEach(edge::invalidate);
                default -> {
                    return text(404, "There are GET /state, PUT /origins and POST /invalidations.\n");
                }
            }
        } catch (IllegalArgumentException | S3Error e) {
            return text(400, e.getMessage() + "\n");
        }
        return text(200, state()).header("content-type", "application/json");
    }

    private static Origins origins(Query form) {
        String first = form.get("origin").orElseThrow(() -> new IllegalArgumentException("No origin=URL was given."));
        Origins alone = Origins.of(URI.create(first));
        Set<Integer> statuses = form.all("on").stream().map(Control::status).collect(Collectors.toSet());
        return form.get("fallback")
                .map(second -> alone.withFallback(URI.create(second), statuses))
                .orElseGet(() -> {
                    if (!statuses.isEmpty()) {
                        throw new IllegalArgumentException("on=STATUS goes with fallback=URL.");
                    }
                    return alone;
                });
    }

    private static int status(String text) {
        if (!text.matches("[0-9]{3}")) {
            throw new IllegalArgumentException("on=" + text + " is no status.");
        }
        return Integer.parseInt(text);
    }

    private static List<String> paths(Query form) {
        List<String> paths = form.all("path").stream().map(Percent::decode).toList();
        if (paths.isEmpty() || !paths.stream().allMatch(path -> path.startsWith("/"))) {
            throw new IllegalArgumentException("Paths are given as path=/..., at least one.");
        }
        return paths;
    }

    /** Nothing in it needs escaping: URLs have none of JSON's marks. */
    private String state() {
        Origins origins = edge.origins();
        CdnFigures figures = edge.figures();
        return """
        {"origin":"%s","fallback":%s,"fallbackStatuses":%s,"hits":%d,"misses":%d,"fallbacks":%d,"stale":%d,\
        "errors":%d,"invalidations":%d,"cached":%d}
        """
                .formatted(
                        origins.first(),
                        origins.fallback() == null ? "null" : "\"" + origins.fallback() + "\"",
                        new TreeSet<>(origins.fallbackStatuses()),
                        figures.hits(),
                        figures.misses(),
                        figures.fallbacks(),
                        figures.stale(),
                        figures.errors(),
                        figures.invalidations(),
                        figures.cached());
    }

    private static Response text(int status, String text) {
        return Response.of(status).header("content-type", "text/plain; charset=utf-8").body(text.getBytes(UTF_8));
    }
}
