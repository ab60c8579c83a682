package decant.migration;

import decant.model.ETag;
import decant.model.ObjectKey;
import decant.model.ReservedKeys;
import decant.store.Operation;
import decant.store.OwnObjects;
import decant.store.Precondition;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The control object at a target. It is changed under the condition that it is still what was read; where a store does
 * not honour that, one writer at a time must be enough. Safe for any number of threads.
 */
public final class ControlObject {
    public static final ObjectKey KEY = ObjectKey.of(ReservedKeys.FOLDER + "control");

    /** For how long an actor may go by what it has read. */
    public static final Duration TIME_TO_LIVE = Duration.ofSeconds(5);

    /** How far the clocks of two machines may be apart in {@link #settlingTime}. */
    public static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

    private static final int MAX_TRIES = 8;

    /**
     * What is there.
     *
     * @param etag {@code null} where there is no control object
     */
    record Seen(Control control, @Nullable ETag etag) {
        boolean isThere() {
            return etag != null;
        }
    }

    private final OwnObjects objects;

    public ControlObject(OwnObjects target) {
        this.objects = target;
    }

    /** Where it is, as people write it. */
    public String name() {
        return objects.name() + KEY;
    }

    /** What it says, by one remote call; {@link Control#NONE} where there is none. */
    public Control read() throws StoreException {
        return look().control();
    }

    Seen look() throws StoreException {
        OwnObjects.Found found = objects.read(KEY);
        if (found == null) {
            return new Seen(Control.NONE, null);
        }
        Control control = Control.read(found.text());
        if (control == null) {
            throw new StoreException(
                    Kind.CORRUPT,
                    Operation.INSPECT,
                    KEY,
                    "Unreadable",
                    name() + " is no control object of this version of Decant, so nobody may act.",
                    null);
        }
        return new Seen(control, found.etag());
    }

    /**
     * Changes it and reads it back: what it says now. A change that changes nothing is not written. Actors that have
     * read it before go by that until the {@linkplain #settlingTime settling time} is over.
     *
     * @throws StoreException also where others keep changing it
     */
    public Control change(UnaryOperator<Control> change) throws StoreException {
        for (int i = 0; i < MAX_TRIES; i++) {
            Seen seen = look();
            Control wanted = change.apply(seen.control());
            if (wanted.equals(seen.control()) || write(seen, wanted)) {
                return wanted;
            }
        }
        throw new StoreException(
                Kind.UNAVAILABLE,
                Operation.INSPECT,
                KEY,
                "Conflict",
                name() + " was changed by others whenever it was to be changed here; try again.",
                null);
    }

    /** Whether what was wanted is there now. */
    private boolean write(Seen seen, Control wanted) throws StoreException {
        ETag etag = seen.etag();
        Precondition asSeen = etag == null ? Precondition.ABSENT : new Precondition.Matches(etag);
        OwnObjects.Written written = objects.write(KEY, wanted.text(), asSeen);
        if (written == OwnObjects.Written.REFUSED && look().equals(seen)) {
            // Refused although nobody changed it: this store compares something else [RADOS Gateway 16.2.15]. While
            // somebody is at it the condition is never dropped: their change may not be visible yet.
            objects.write(KEY, wanted.text(), Precondition.NONE);
        }
        return look().control().equals(wanted);
    }

    /**
     * How long after a change a request may still take effect that was sent under what the object said before: until
     * the last reading has expired, and then for the longest time a request can take, by clocks that differ (R10).
     *
     * @param longestRequest the longest time after which a request can take effect
     */
    public static Duration settlingTime(Duration longestRequest) {
        return TIME_TO_LIVE.plus(longestRequest).plus(CLOCK_SKEW);
    }
}
