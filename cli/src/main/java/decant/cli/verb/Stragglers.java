package decant.cli.verb;

import decant.cli.cutover.CutoverRecord;
import decant.live.Deed;
import decant.live.LiveListener;
import decant.live.LookedAt;
import decant.model.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Notes when the application writes at the source although it is at the target: a writer that was forgotten, an address
 * that was signed before, an upload that was begun before. What the link back has written there shows nothing to do.
 * Safe for any number of threads.
 */
final class Stragglers implements LiveListener {
    /** One write to the disk for many of them. */
    private static final Duration BETWEEN_NOTES = Duration.ofSeconds(1);

    private final LiveListener next;
    private final CutoverRecord record;
    private final InstantSource clock;
    private boolean notes;
    private Instant last;

    /**
     * @param next is told as well
     */
    Stragglers(LiveListener next, CutoverRecord record, InstantSource clock) {
        this.next = next;
        this.record = record;
        this.clock = clock;
        this.last = Instant.EPOCH;
    }

    @Override
    public void lookedAt(LookedAt run) {
        next.lookedAt(run);
        if (isStraggler(Deed.of(run.outcome()))) {
            note(run.key());
        }
    }

    private static boolean isStraggler(Deed deed) {
        return switch (deed) {
            // A surplus is what was removed at the source, and not by the link back.
            case COPIED, REPAIRED, ACL, PARKED, SURPLUS -> true;
            case EQUAL, REMOVED, WITHHELD, YIELDED, POSTPONED -> false;
        };
    }

    private synchronized void note(ObjectKey key) {
        Instant now = clock.instant();
        if (notes && last.plus(BETWEEN_NOTES).isBefore(now)) {
            last = now;
            record.straggler(now, key.toString());
        }
    }

    /** Whether, from now on, whatever is written at the source is a straggler. */
    synchronized void note(boolean every) {
        notes = every;
    }

    /** When one was seen last, by this process or one before. */
    Instant last() {
        @Nullable Instant kept = record.lastStraggler();
        return Objects.requireNonNullElse(kept, Instant.EPOCH);
    }
}
