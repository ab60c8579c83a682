package decant.cli.cutover;

import decant.live.Deed;
import decant.live.LiveListener;
import decant.live.LookedAt;
import decant.model.ObjectKey;
import java.util.Set;
import java.util.TreeSet;

/**
 * Keys that a link has removed, or of which it has changed who may read them: a CDN may hold a copy that was read just
 * before. Safe for any number of threads.
 */
public final class NarrowedKeys implements LiveListener {
    /** Some hundred bytes each. Beyond it everything is to be forgotten. */
    private static final int MAX_KEYS = 10_000;

    /**
     * What is to be forgotten.
     *
     * @param everything whatever keys there are: nobody knows which
     */
    public record Taken(Set<ObjectKey> keys, boolean everything) {
        boolean isEmpty() {
            return keys.isEmpty() && !everything;
        }
    }

    private final Set<ObjectKey> keys = new TreeSet<>();
    private boolean remembers;
    private boolean everything;

    /** Remembers nothing yet. */
    public NarrowedKeys() {}

    @Override
    public void lookedAt(LookedAt run) {
        if (!mayNarrow(Deed.of(run.outcome())) && run.exposureLags().isEmpty()) {
            return;
        }
        synchronized (this) {
            if (remembers && keys.size() < MAX_KEYS) {
                keys.add(run.key());
            } else {
                everything |= remembers;
            }
        }
    }

    private static boolean mayNarrow(Deed deed) {
        return switch (deed) {
            case ACL, REMOVED, WITHHELD -> true;
            case EQUAL, COPIED, REPAIRED, SURPLUS, YIELDED, POSTPONED, PARKED -> false;
        };
    }

    /**
     * Remembers from now on.
     *
     * @param missed whether keys may have been narrowed already that are not known
     */
    synchronized void begin(boolean missed) {
        everything |= missed;
        remembers = true;
    }

    synchronized void end() {
        remembers = false;
        everything = false;
        keys.clear();
    }

    /** What was narrowed since it was taken last. */
    synchronized Taken take() {
        Taken taken = new Taken(Set.copyOf(keys), everything);
        keys.clear();
        everything = false;
        return taken;
    }

    /** What was taken could not be forgotten, and has to be later. */
    synchronized void putBack(Taken taken) {
        keys.addAll(taken.keys());
        everything |= taken.everything();
    }
}
