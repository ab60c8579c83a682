package decant.cli.demo;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * Pictures that somebody could see once and that nobody may see now: made private, or deleted. The application says so
 * when its request was answered, and takes it back before it asks for the contrary. Safe for any number of threads.
 */
final class Hidden {
    /** From how many of the latest one is drawn every other time: what was hidden just now is what shows. */
    private static final int LATEST = 8;

    /** One hiding of a picture; another one of the same is not equal. */
    static final class Entry {
        private final String key;
        private final Instant since;

        private Entry(String key, Instant since) {
            this.key = key;
            this.since = since;
        }

        String key() {
            return key;
        }

        Instant since() {
            return since;
        }
    }

    private final InstantSource clock;
    private final Map<String, Entry> byKey = new ConcurrentHashMap<>();
    private final List<Entry> inOrder = new ArrayList<>();

    Hidden(InstantSource clock) {
        this.clock = clock;
    }

    /** From now on nobody may see it. */
    void hide(String key) {
        Entry entry = new Entry(key, clock.instant());
        byKey.put(key, entry);
        synchronized (inOrder) {
            inOrder.add(entry);
        }
    }

    /** Somebody may see it again, soon. */
    void show(String key) {
        byKey.remove(key);
    }

    /** Whether it has been hidden without a break. */
    boolean isStill(Entry entry) {
        return byKey.get(entry.key()) == entry;
    }

    /** One of them, unless there is none. */
    Optional<Entry> drawn(RandomGenerator random) {
        synchronized (inOrder) {
            int size = inOrder.size();
            if (size == 0) {
                return Optional.empty();
            }
            int from = random.nextBoolean() ? Math.max(0, size - LATEST) : 0;
            return Optional.of(inOrder.get(random.nextInt(from, size))).filter(this::isStill);
        }
    }

    /** All that are hidden now. */
    List<Entry> all() {
        return List.copyOf(byKey.values());
    }

    /** How often a picture was hidden. */
    long count() {
        synchronized (inOrder) {
            return inOrder.size();
        }
    }
}
