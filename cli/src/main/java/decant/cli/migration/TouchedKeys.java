package decant.cli.migration;

import decant.live.LiveListener;
import decant.live.LookedAt;
import decant.model.ObjectKey;
import java.util.HashSet;
import java.util.Set;

/** Remembers which keys a live copy has looked at meanwhile. Safe for any number of threads. */
public final class TouchedKeys implements LiveListener {
    /** Some hundred bytes each. */
    private static final int MAX_KEYS = 200_000;

    private final LiveListener next;
    private final Set<ObjectKey> keys = new HashSet<>();
    private boolean remembers;

    /**
     * Remembers nothing yet.
     *
     * @param next is told as well
     */
    public TouchedKeys(LiveListener next) {
        this.next = next;
    }

    @Override
    public void lookedAt(LookedAt run) {
        next.lookedAt(run);
        synchronized (this) {
            if (remembers && keys.size() < MAX_KEYS) {
                keys.add(run.key());
            }
        }
    }

    /** Forgets, and remembers from now on. */
    public synchronized void begin() {
        keys.clear();
        remembers = true;
    }

    /** What was looked at since the beginning. */
    public synchronized Set<ObjectKey> seen() {
        return Set.copyOf(keys);
    }

    /** What was looked at since the beginning; nothing is remembered from now on. */
    public synchronized Set<ObjectKey> end() {
        remembers = false;
        Set<ObjectKey> touched = Set.copyOf(keys);
        keys.clear();
        return touched;
    }
}
