package decant.flow;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A limiter at one moment.
 *
 * @param side {@code source} or {@code target}, as messages name it
 * @param inFlight calls in flight, of all kinds and ranges
 * @param waiting calls that wait to be made
 * @param holding caps that have kept a call waiting within the last second
 * @param ranges at least one for each kind of traffic, in the order of their keys
 */
public record LimiterView(
        String side, Caps caps, int inFlight, int waiting, Set<Caps.Cap> holding, List<RangeView> ranges) {
    public LimiterView {
        holding = holding.isEmpty() ? Set.of() : EnumSet.copyOf(holding);
        ranges = List.copyOf(ranges);
    }

    /** Why calls are held back, in words for people; empty if nothing holds them back. */
    public String reason() {
        return Reason.of(this);
    }
}
