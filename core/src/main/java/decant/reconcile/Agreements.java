package decant.reconcile;

import decant.model.ObjectKey;
import decant.store.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * Where both links of a switch keep their receipts. One remote call each; safe for any number of threads, and of links:
 * what is written is true whoever writes it, so the last writer may win.
 */
public interface Agreements {
    /** The last agreement on a key, as this link sees it; {@code null} where there is none. */
    @Nullable Agreement read(ObjectKey key) throws StoreException;

    /** Keeps an agreement in place of the last one. */
    void write(ObjectKey key, Agreement agreement) throws StoreException;

    /** The same for the link the other way. */
    default Agreements reversed() {
        Agreements forward = this;
        return new Agreements() {
            @Override
            public @Nullable Agreement read(ObjectKey key) throws StoreException {
                Agreement agreement = forward.read(key);
                return agreement == null ? null : agreement.reversed();
            }

            @Override
            public void write(ObjectKey key, Agreement agreement) throws StoreException {
                forward.write(key, agreement.reversed());
            }
        };
    }
}
