package decant.live;

import java.time.Duration;

/**
 * What brought one or more hints: a message of a durable queue, a row of a ledger. Either it is acknowledged or it is
 * given back, once, by any thread. Its methods must return quickly and throw nothing: whoever brings deliveries does
 * the slow part on threads of its own.
 */
public interface Delivery {
    /**
     * Whether somebody may have worked on it before and died over it: requests of theirs may still land, so it is not
     * acknowledged before a look that comes after the longest time a request can take (R14).
     */
    default boolean isRepeated() {
        return false;
    }

    /**
     * How long after it came a look must begin that settles it; nothing where nobody has worked on it before.
     *
     * @param lateLanding longest time after which a request without an answer can still take effect
     */
    default Duration margin(Duration lateLanding) {
        return isRepeated() ? lateLanding : Duration.ZERO;
    }

    /** Every hint of it has led to work that began later and came to its end: it may be forgotten. */
    void acknowledge();

    /** It was not worked off, since the follower stops: it must come again, here or elsewhere. */
    void giveBack();
}
