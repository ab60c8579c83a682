package decant.cli.cutover;

import java.util.Locale;

/**
 * A CDN before both buckets. Every act may be asked for again, and is then to do nothing more. Hooks stand behind it
 * today; an adapter to a CDN's own interface, such as CloudFront's, takes the same place.
 */
public interface ContentDelivery {
    /** What visitors are shown. */
    enum Origin {
        /** The source alone, as before the migration. */
        SOURCE_ONLY,
        /** The target, and the source where that answers 404. Never on a 403: that is an object made private. */
        TARGET_FIRST,
        TARGET_ONLY,
        /** On the way back: the source, and the target where that answers 404. */
        SOURCE_FIRST;

        /** As hooks are told it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Shows visitors this from now on.
     *
     * @return why it does not, in a few words; empty if it does
     */
    String serveFrom(Origin origin) throws InterruptedException;

    /**
     * Forgets cached copies of objects that were removed, or that fewer people may read than before.
     *
     * @return why it does not, in a few words; empty if it does
     */
    String forget(NarrowedKeys.Taken keys) throws InterruptedException;
}
