package decant.proof;

import decant.backfill.PageKey;
import decant.model.ObjectState;
import decant.store.CopyOrder;
import decant.store.memory.MemoryObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where an actor stands between two of its steps. */
sealed interface ActorState {
    record Idle() implements ActorState {}

    /**
     * One of the two listings of a page has been answered.
     *
     * @param source what it showed of the source, {@code null} if that listing is the one still out
     * @param target the same for the target
     */
    record Listing(Task task, @Nullable ObjectState source, @Nullable ObjectState target, Moved moved)
            implements ActorState {}

    /**
     * A key is in work.
     *
     * @param sent the copy that is in flight, {@code null} for none
     */
    record Working(Task task, PageKey key, @Nullable Sent sent, Moved moved) implements ActorState {}

    /**
     * A copy that has yet to write the target.
     *
     * @param read what it has read of the source
     * @param moment when it was sent
     */
    record Sent(CopyOrder order, MemoryObject read, Instant moment) {
        Sent at(Instant another) {
            return new Sent(order, read, another);
        }
    }

    /**
     * Whether the application has written since.
     *
     * @param sinceBegun since the task was begun
     * @param sinceLook since the actor's last look at the source
     */
    record Moved(boolean sinceBegun, boolean sinceLook) {
        static final Moved NOT = new Moved(false, false);

        Moved byWrite() {
            return new Moved(true, true);
        }

        Moved byLook() {
            return new Moved(sinceBegun, false);
        }
    }

    /** The same after the application has written. */
    default ActorState afterWrite() {
        return switch (this) {
            case Idle _ -> this;
            case Listing(var task, var source, var target, var moved) ->
                    new Listing(task, source, target, moved.byWrite());
            case Working(var task, var key, var sent, var moved) -> new Working(task, key, sent, moved.byWrite());
        };
    }

    default boolean isIdle() {
        return this instanceof Idle;
    }
}
