package decant.live;

import decant.backfill.RemovalLimit;
import decant.model.KeyFilter;

/**
 * How a source is followed.
 *
 * @param filter which keys take part; hints for others are acknowledged at once
 * @param maxKeysInWork keys in work at once
 * @param maxHints hints held from which on no further delivery is taken; bounds memory
 * @param removals how many objects may be removed from the target within an hour; with {@link RemovalLimit#NONE} none
 *     is and surplus keys are left and reported
 */
public record LiveOptions(KeyFilter filter, int maxKeysInWork, int maxHints, RemovalLimit removals) {
    public LiveOptions {
        if (maxKeysInWork < 1 || maxHints < 1) {
            throw new IllegalArgumentException("Following needs at least one key in work and room for one hint.");
        }
    }
}
