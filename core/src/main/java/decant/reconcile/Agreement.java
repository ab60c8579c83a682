package decant.reconcile;

import java.util.Objects;

/**
 * The receipt of a switch: what both sides held when they were last seen equal. However old it is, it can be trusted: a
 * side that still shows what it shows here has not been written since, one that shows something else has been.
 */
public record Agreement(Sighting source, Sighting target) {
    /** Neither side had an object. */
    public static final Agreement ON_NOTHING = new Agreement(Sighting.NOTHING, Sighting.NOTHING);

    /** What both sides showed when they were looked at, which was the same. */
    static Agreement of(Work work) {
        return new Agreement(
                Sighting.of(Objects.requireNonNull(work.source())), Sighting.of(Objects.requireNonNull(work.target())));
    }

    /** The same as the link the other way sees it. */
    public Agreement reversed() {
        return new Agreement(target, source);
    }
}
