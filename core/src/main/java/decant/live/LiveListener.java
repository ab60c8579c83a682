package decant.live;

/** Is told what a follower does while it does it. Called by many threads at once; must return quickly. */
public interface LiveListener {
    /** Hears nothing. */
    LiveListener NONE = new LiveListener() {};

    /** A run of a key has ended. */
    default void lookedAt(LookedAt run) {}
}
