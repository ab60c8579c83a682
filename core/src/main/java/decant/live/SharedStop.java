package decant.live;

import decant.model.ObjectKey;
import decant.model.ReservedKeys;
import decant.store.OwnObjects;
import decant.store.Precondition;
import decant.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * A mark that is a small object at the target: it outlives every follower, and goes when a person removes it. Costs one
 * small read every few seconds while there are removals.
 */
public final class SharedStop implements StopMark {
    public static final ObjectKey KEY = ObjectKey.of(ReservedKeys.FOLDER + "removals-stopped");

    /** For how long a reading counts. */
    public static final Duration TIME_TO_LIVE = Duration.ofSeconds(5);

    private final OwnObjects target;
    private final InstantSource clock;
    private Instant read = Instant.MIN;
    private @Nullable String said;

    public SharedStop(OwnObjects target, InstantSource clock) {
        this.target = target;
        this.clock = clock;
    }

    @Override
    public synchronized @Nullable String read() throws StoreException {
        Instant now = clock.instant();
        // A clock that was set back proves nothing.
        if (now.isBefore(read) || !now.isBefore(read.plus(TIME_TO_LIVE))) {
            OwnObjects.Found found = target.read(KEY);
            said = found == null ? null : found.text().strip();
            read = now;
        }
        return said;
    }

    @Override
    public synchronized boolean write(String why) throws StoreException {
        String sentence =
                why
                        + " They are made again when "
                        + target.name()
                        + KEY
                        + " is removed; what was kept meanwhile is removed by 'decant sync --delete-surplus'.";
        target.write(KEY, sentence + "\n", Precondition.NONE);
        said = sentence;
        read = clock.instant();
        return true;
    }
}
