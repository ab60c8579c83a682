package decant.reconcile;

import decant.model.ETag;
import decant.model.ObjectState;
import decant.model.ObjectState.Present;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What this work itself has brought to the target, told by the answer to its copy. An application that overwrites an
 * object twice in a moment would otherwise meet its own copy there, and both sides would seem to have been written.
 *
 * @param source what was copied, as it was looked at before
 * @param copied the copy's ETag
 * @param answered the store's time in its answer: the copy is not dated later, but for what a store's own clocks differ
 */
public record Landing(Sighting source, ETag copied, Instant answered) {
    static Landing of(Present meant, Reply.Copied answer) {
        return new Landing(Sighting.of(meant), answer.etag(), answer.serverTime());
    }

    /**
     * What both sides agreed on when it landed, if the target still shows it: its bytes, and no later date; {@code
     * null} if it shows anything else. Headers and tags may be newer than those that were looked at, since no condition
     * binds a copy to them. Who writes the same bytes over it within two seconds is taken for it. For other bytes than
     * those meant it is never asked.
     */
    @Nullable Agreement agreement(ObjectState target) {
        return Sighting.of(target) instanceof Sighting.Thing there
                        && there.etag().equals(copied)
                        && !there.lastModified().isAfter(answered.plus(Policy.DEFAULT_YOUNG_AGE))
                ? new Agreement(source, there)
                : null;
    }
}
