package decant.dashboard.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys given up.
 *
 * @param total {@code null} if nobody can tell
 * @param pending keys left to be looked at later; {@code null} if nobody can tell
 * @param first in key order, {@link #MAX_SHOWN} at most
 */
public record ParkedView(@Nullable Long total, @Nullable Long pending, List<Key> first) {
    /** Keys that a page shows. */
    public static final int MAX_SHOWN = 100;

    /**
     * A key.
     *
     * @param key as it is
     * @param shown with what a screen would obey or hide written out
     * @param cause one word
     * @param detail one sentence
     */
    public record Key(String key, String shown, String cause, String detail, Instant since) {}
}
