package decant.s3.inspect;

import decant.s3.http.BucketChannel;
import decant.store.StoreException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The canonical id of whoever owns the objects that are written here. It is the bucket's owner unless somebody learns
 * better: objects written by another account's credentials may belong to that account.
 *
 * <p>Asked for when it is first needed, and once. For any number of threads.
 */
public final class OwnerId implements Supplier<@Nullable String> {
    private final BucketInspector inspector;
    private volatile @Nullable String id;
    private volatile boolean known;

    public OwnerId(BucketChannel channel) {
        this.inspector = new BucketInspector(channel);
    }

    /** The id, or {@code null} where nobody tells it. */
    @Override
    public @Nullable String get() {
        if (!known) {
            try {
                learn(inspector.ownerId());
            } catch (StoreException _) {
                // Not known yet; the call that needs it says so, and the next one asks again.
                return null;
            }
        }
        return id;
    }

    /** Takes this for the answer from now on. */
    public void learn(@Nullable String found) {
        id = found;
        known = true;
    }
}
