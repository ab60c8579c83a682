package decant.simulator.cdn;

import decant.simulator.http.Exchange;
import decant.simulator.http.Percent;
import decant.simulator.http.Request;
import decant.simulator.http.RequestHandler;
import decant.simulator.http.Response;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;

/**
 * Serves visitors: GET and HEAD alone, by path alone, since queries are neither passed on nor told apart. Each request
 * is served to its end by the origins that were in force when it came. Safe for any number of threads.
 */
final class Edge implements RequestHandler, AutoCloseable {
    private final CdnOptions options;
    private final EdgeCache cache;
    private final OriginClient client;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder fallbacks = new LongAdder();
    private final LongAdder stale = new LongAdder();
    private final LongAdder errors = new LongAdder();
    private final LongAdder invalidations = new LongAdder();
    private volatile Origins origins;

    Edge(CdnOptions options, Origins origins) {
        this.options = options;
        this.origins = origins;
        this.cache = new EdgeCache(options.maxCachedBytes());
        this.client = new OriginClient(options.originTimeout());
    }

    Origins origins() {
        return origins;
    }

    /** Serves what comes from now on by these. What is cached stays, for it is kept by path and not by origin. */
    void use(Origins replacement) {
        origins = replacement;
    }

    /**
     * Forgets.
     *
     * @param path decoded; an asterisk at its end stands for anything
     */
    void invalidate(String path) {
        invalidations.increment();
        cache.invalidate(path);
    }

    CdnFigures figures() {
        return new CdnFigures(
                hits.sum(),
                misses.sum(),
                fallbacks.sum(),
                stale.sum(),
                errors.sum(),
                invalidations.sum(),
                cache.size());
    }

    @Override
    public void handle(Request request, Exchange exchange) {
        String method = request.method();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            // As CloudFront answers methods that a distribution does not allow.
            exchange.answer(Response.of(403));
            return;
        }
        String path = Percent.decode(request.path());
        EdgeCache.Copy copy = cache.get(path);
        long now = options.nanoTime().getAsLong();
        if (copy != null && copy.isFresh(now)) {
            hits.increment();
            long ageSeconds = (now - copy.storedNanos()) / 1_000_000_000;
            answer(exchange, copy.answer(), "Hit", ageSeconds);
        } else {
            misses.increment();
            fetch(method, request.path(), path, exchange);
        }
    }

    private void fetch(String method, String rawPath, String path, Exchange exchange) {
        Origins used = origins;
        EdgeCache.Fetch fetch = cache.begin(path);
        CompletableFuture<Answer> asked;
        try {
            asked = client.ask(method, used.first(), rawPath);
        } catch (IllegalArgumentException _) {
            cache.end(fetch);
            exchange.answer(Response.of(400));
            return;
        }
        var _ =
                asked.thenCompose(answer -> orFallback(answer, used, method, rawPath))
                        .thenAccept(answer -> serve(answer, method, fetch, path, exchange));
    }

    private CompletableFuture<Answer> orFallback(Answer answer, Origins used, String method, String rawPath) {
        if (used.fallback() == null || !used.fallbackStatuses().contains(answer.status())) {
            return CompletableFuture.completedFuture(answer);
        }
        fallbacks.increment();
        return client.ask(method, used.fallback(), rawPath);
    }

    private void serve(Answer answer, String method, EdgeCache.Fetch fetch, String path, Exchange exchange) {
        long now = options.nanoTime().getAsLong();
        EdgeCache.Copy kept = cache.get(path);
        if (answer.isFailure() && kept != null && !kept.answer().isFailure()) {
            // What is past its time is better than nothing [CloudFront Developer Guide, HTTPStatusCodes].
            cache.end(fetch);
            stale.increment();
            answer(exchange, kept.answer(), "Error", (now - kept.storedNanos()) / 1_000_000_000);
            return;
        }
        if (method.equals("GET")) {
            cache.end(fetch, answer, now, Lifetime.of(answer, options).toNanos());
        } else {
            cache.end(fetch);
        }
        answer(exchange, answer, answer.status() < 400 ? "Miss" : "Error", 0);
    }

    private void answer(Exchange exchange, Answer answer, String word, long ageSeconds) {
        if (answer.isFailure()) {
            errors.increment();
        }
        Response response = answer.toResponse(word);
        exchange.answer(ageSeconds > 0 ? response.header("age", Long.toString(ageSeconds)) : response);
    }

    @Override
    public void close() {
        client.close();
    }
}
