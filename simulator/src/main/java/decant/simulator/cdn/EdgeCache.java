package decant.simulator.cdn;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an edge keeps, by decoded path. What was being fetched when its path was invalidated is not kept, and neither is
 * what was asked for before what is there: an invalidation is never undone by an answer that was slow. Safe for any
 * number of threads.
 */
final class EdgeCache {
    /**
     * An answer that is kept.
     *
     * @param freshUntilNanos from then on it is served only where an origin fails
     * @param fetch number of the fetch that brought it
     */
    record Copy(Answer answer, long storedNanos, long freshUntilNanos, long fetch) {
        boolean isFresh(long nowNanos) {
            return nowNanos - freshUntilNanos < 0;
        }
    }

    /** A question to an origin that has not been answered yet. */
    static final class Fetch {
        private final String path;
        private final long number;
        private boolean overtaken;

        private Fetch(String path, long number) {
            this.path = path;
            this.number = number;
        }
    }

    private final long maxBytes;
    private final Map<String, Copy> copies = new LinkedHashMap<>(16, 0.75f, true);
    private final Set<Fetch> underWay = new HashSet<>();
    private long bytes;
    private long fetches;

    EdgeCache(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** What is kept of a path, fresh or not. */
    synchronized @Nullable Copy get(String path) {
        return copies.get(path);
    }

    synchronized Fetch begin(String path) {
        Fetch fetch = new Fetch(path, ++fetches);
        underWay.add(fetch);
        return fetch;
    }

    /** Ends a fetch that leaves everything as it is. */
    synchronized void end(Fetch fetch) {
        underWay.remove(fetch);
    }

    /**
     * Ends a fetch and keeps what it brought, in place of what was there.
     *
     * @param lifetimeNanos 0 to keep nothing
     */
    synchronized void end(Fetch fetch, Answer answer, long nowNanos, long lifetimeNanos) {
        underWay.remove(fetch);
        Copy there = copies.get(fetch.path);
        if (fetch.overtaken || (there != null && there.fetch() > fetch.number)) {
            return;
        }
        remove(fetch.path);
        if (lifetimeNanos > 0 && answer.bodyBytes() <= maxBytes) {
            copies.put(fetch.path, new Copy(answer, nowNanos, nowNanos + lifetimeNanos, fetch.number));
            bytes += answer.bodyBytes();
            Iterator<Copy> oldest = copies.values().iterator();
            while (bytes > maxBytes) {
                bytes -= oldest.next().answer().bodyBytes();
                oldest.remove();
            }
        }
    }

    private void remove(String path) {
        Copy removed = copies.remove(path);
        if (removed != null) {
            bytes -= removed.answer().bodyBytes();
        }
    }

    /** Forgets a path, or all that begin as a path that ends with an asterisk. */
    synchronized void invalidate(String path) {
        for (Fetch fetch : underWay) {
            fetch.overtaken |= covers(path, fetch.path);
        }
        for (String kept : Set.copyOf(copies.keySet())) {
            if (covers(path, kept)) {
                remove(kept);
            }
        }
    }

    private static boolean covers(String invalidated, String path) {
        return invalidated.endsWith("*")
                ? path.startsWith(invalidated.substring(0, invalidated.length() - 1))
                : path.equals(invalidated);
    }

    synchronized int size() {
        return copies.size();
    }
}
