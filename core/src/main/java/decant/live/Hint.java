package decant.live;

import decant.model.ObjectKey;
import decant.model.ObjectState;
import decant.reconcile.Evidence;
import decant.reconcile.LinkRole;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * "Look at this key." Never an order: what is done follows from what both sides hold when they are looked at.
 *
 * @param expects what a look at the source should show once the change that caused the hint is visible
 * @param urgent whether the change may have made the object less public, which goes ahead of everything else
 * @param time of the change, by the store's clock; {@code null} where the event does not say
 * @param ofEveryChange whether its sender tells of every change, of access and tags too, and of none before it can be
 *     seen
 */
public record Hint(ObjectKey key, Expectation expects, boolean urgent, @Nullable Instant time, boolean ofEveryChange) {
    /** A hint from who may keep changes to itself. */
    public Hint(ObjectKey key, Expectation expects, boolean urgent, @Nullable Instant time) {
        this(key, expects, urgent, time, false);
    }

    /** Whether the source as it was looked at shows the change that caused this, or a later one. */
    boolean isVisibleIn(ObjectState source) {
        return expects.isMetBy(source, time);
    }

    /** What it tells of a removal at the source, where the link plays this part. */
    Evidence evidence(LinkRole role) {
        return switch (expects) {
            case Expectation.Gone() -> role.ofRemovalAt(time);
            case Expectation.Anything(), Expectation.Written _ -> Evidence.NONE;
        };
    }
}
