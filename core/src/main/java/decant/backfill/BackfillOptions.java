package decant.backfill;

import decant.model.KeyFilter;

/**
 * How a pass is run.
 *
 * @param filter which keys take part
 * @param workers ranges in work at once; each holds two pages
 * @param maxKeysInWork keys in work at once over all ranges; bounds memory
 * @param headEveryObject whether objects are looked at before they are copied even where the listing would do: needed
 *     for website redirects, which neither listings show nor copies carry
 * @param removals how many surplus keys may be removed
 */
public record BackfillOptions(
        KeyFilter filter, int workers, int maxKeysInWork, boolean headEveryObject, RemovalLimit removals) {
    public BackfillOptions {
        if (workers < 1 || maxKeysInWork < 1) {
            throw new IllegalArgumentException("A pass needs at least one worker and one key in work.");
        }
    }
}
