package decant.simulator.cdn;

import java.net.URI;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where an edge gets what it does not have. Immutable.
 *
 * @param first bucket as a URL, without a slash at the end; asked without credentials
 * @param fallback asked where the first answers with one of the statuses; {@code null} for none
 * @param fallbackStatuses 502 stands for an origin that does not answer, too; empty without a fallback
 */
public record Origins(URI first, @Nullable URI fallback, Set<Integer> fallbackStatuses) {
    /** What an origin group may fail over on [CloudFront Developer Guide, high_availability_origin_failover]. */
    private static final Set<Integer> POSSIBLE = new TreeSet<>(Set.of(400, 403, 404, 416, 500, 502, 503, 504));

    /**
     * Checks them.
     *
     * @throws IllegalArgumentException with a sentence, where they cannot be
     */
    public Origins {
        fallbackStatuses = Set.copyOf(fallbackStatuses);
        first = checked(first);
        fallback = fallback == null ? null : checked(fallback);
        if (fallbackStatuses.isEmpty() != (fallback == null)) {
            throw new IllegalArgumentException("A fallback goes with the statuses it is asked on.");
        }
        if (!POSSIBLE.containsAll(fallbackStatuses)) {
            throw new IllegalArgumentException("A fallback may be asked on " + POSSIBLE + " only.");
        }
    }

    private static URI checked(URI origin) {
        String text = origin.toString();
        if (!"http".equals(origin.getScheme()) || origin.getHost() == null || origin.getQuery() != null) {
            throw new IllegalArgumentException("An origin is a URL as http://HOST:PORT/BUCKET, which is not: " + text);
        }
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : origin;
    }

    /** One origin. */
    public static Origins of(URI first) {
        return new Origins(first, null, Set.of());
    }

    /** The same with another origin behind it. */
    public Origins withFallback(URI second, Set<Integer> statuses) {
        return new Origins(first, second, statuses);
    }
}
