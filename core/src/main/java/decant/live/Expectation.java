package decant.live;

import decant.model.ETag;
import decant.model.ObjectState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a hint lets one expect of the source. Some stores send an event before the change it tells of can be seen (RADOS
 * Gateway answers the writer only after the receiver has answered it), so a source that does not show it yet is looked
 * at again. It decides about nothing else.
 */
public sealed interface Expectation {
    /** The event says nothing that a look could check. */
    record Anything() implements Expectation {}

    /**
     * An object was written.
     *
     * @param etag its ETag, where the event names one
     */
    record Written(@Nullable ETag etag) implements Expectation {}

    /** The object was removed. */
    record Gone() implements Expectation {}

    /**
     * Whether a look at the source shows the change or a later one.
     *
     * @param time of the change by the store's clock, the one that dates objects too; {@code null} if unknown
     */
    default boolean isMetBy(ObjectState source, @Nullable Instant time) {
        return switch (this) {
            case Anything() -> true;
            case Written(ETag etag) ->
                    source instanceof ObjectState.Present present
                            && (present.content().etag().equals(etag) || isAsLate(present, time));
            case Gone() ->
                    switch (source) {
                        case ObjectState.Absent() -> true;
                        case ObjectState.Present present -> isAsLate(present, time);
                    };
        };
    }

    /** Last-Modified has whole seconds. */
    private static boolean isAsLate(ObjectState.Present present, @Nullable Instant time) {
        return time != null && !present.content().lastModified().isBefore(time.truncatedTo(ChronoUnit.SECONDS));
    }
}
