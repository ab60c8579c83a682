package decant.reconcile;

import decant.model.ObjectKey;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Receipts in memory, for one thread. */
final class MemoryAgreements implements Agreements {
    private final Map<ObjectKey, Agreement> kept = new HashMap<>();

    @Override
    public @Nullable Agreement read(ObjectKey key) {
        return kept.get(key);
    }

    @Override
    public void write(ObjectKey key, Agreement agreement) {
        kept.put(key, agreement);
    }

    /** As a crash between copy and receipt leaves them. */
    void lose(ObjectKey key) {
        kept.remove(key);
    }
}
