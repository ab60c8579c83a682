package decant.count;

import decant.source.KeysLeft;
import java.util.Optional;

/**
 * How many keys there probably are while the exact count goes on.
 *
 * @param keys in the middle of what is likely
 * @param error how far the truth probably lies from there at most
 */
public record Estimate(long keys, long error) {
    /** Of a number known to no better than about half of it one had better say nothing: experience ends there too. */
    private static final double MOST_ERROR = 0.45;

    /**
     * From what was counted and what is left of the listing.
     *
     * @param counted keys counted, at most as many as were seen: a filter may leave some out, and is expected to leave
     *     out as many of those to come
     * @return nothing as long as too little is known
     */
    public static Optional<Estimate> of(long counted, long seen, KeysLeft left) {
        double share = seen == 0 ? 1 : (double) counted / seen;
        double least = counted + share * left.least();
        double most = counted + share * left.most();
        double error = (most - least) / 2;
        boolean isKnown = seen > 0 && error <= MOST_ERROR * (least + error);
        return isKnown ? Optional.of(new Estimate(Math.round(least + error), Math.round(error))) : Optional.empty();
    }
}
