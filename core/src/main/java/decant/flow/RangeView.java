package decant.flow;

import decant.model.KeyRange;
import org.jspecify.annotations.Nullable;

/**
 * A limit over a range of keys, at one moment.
 *
 * @param limit calls that may be in flight
 * @param inFlight calls that are; may be more than the limit for as long as calls from before a cut take
 * @param waiting calls that wait for room here
 * @param trouble why the limit was cut, {@code null} if it was not, or not lately
 */
public record RangeView(
        Traffic traffic, KeyRange range, int limit, int inFlight, int waiting, @Nullable Trouble trouble) {
    /**
     * Why a limit was cut.
     *
     * @param isThrottle whether the store asked for less; otherwise it failed or did not answer
     * @param code the store's word for it, such as {@code SlowDown}
     * @param limitBefore calls that were in flight when the trouble began
     * @param restMillis time until the next call is tried; 0 where calls go on
     */
    public record Trouble(boolean isThrottle, String code, int limitBefore, long restMillis) {}
}
