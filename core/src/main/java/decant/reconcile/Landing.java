package decant.reconcile;

import decant.model.ETag;
import decant.model.ObjectState;
import decant.model.ObjectState.Absent;
import decant.model.ObjectState.Present;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What this work itself has done to the target, told by the answer to its request. An application that writes twice in
 * a moment would otherwise meet the link's act there, and both sides would seem to have been written.
 */
public sealed interface Landing {
    /**
     * What both sides agreed on when it landed, if the target still shows it; {@code null} if it shows anything else.
     */
    @Nullable Agreement agreement(ObjectState target);

    /**
     * A copy landed, of the bytes that were meant. Headers and tags may be newer than those that were looked at, since
     * no condition binds a copy to them. Who writes the same bytes over it within two seconds is taken for it.
     *
     * @param source what was copied, as it was looked at before
     * @param copied the copy's ETag
     * @param answered the store's time in its answer: the copy is not dated later, but for what a store's own clocks
     *     differ
     */
    record Copy(Sighting source, ETag copied, Instant answered) implements Landing {
        @Override
        public @Nullable Agreement agreement(ObjectState target) {
            return Sighting.of(target) instanceof Sighting.Thing there
                            && there.etag().equals(copied)
                            && !there.lastModified().isAfter(answered.plus(Policy.DEFAULT_YOUNG_AGE))
                    ? new Agreement(source, there)
                    : null;
        }
    }

    /** What the source was proven not to have was removed. */
    record Removal() implements Landing {
        @Override
        public @Nullable Agreement agreement(ObjectState target) {
            return target instanceof Absent ? Agreement.ON_NOTHING : null;
        }
    }

    /** What an answered request has landed; {@code null} for nothing that tells whose the target's state is. */
    static @Nullable Landing of(Stage.Act act, Reply answer, boolean isOtherContent) {
        return switch (act.meant()) {
            case Present meant ->
                    answer instanceof Reply.Copied(ETag etag, Instant time) && !isOtherContent
                            ? new Copy(Sighting.of(meant), etag, time)
                            : null;
            case Absent() -> act.request() instanceof Request.Remove ? new Removal() : null;
        };
    }
}
