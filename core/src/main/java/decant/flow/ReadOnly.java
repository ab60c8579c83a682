package decant.flow;

import decant.model.ObjectKey;
import decant.store.Interceptor;
import decant.store.Operation;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Lets no call through that would change something: stands outermost at the source always, and at the target where
 * nothing may be done there. What a dry run leaves undone is the reconciler's decision; this is the door behind it, and
 * whoever meets it has made a mistake.
 */
public final class ReadOnly implements Interceptor {
    private final String side;

    /**
     * @param side {@code source} or {@code target}, as messages name it
     */
    public ReadOnly(String side) {
        this.side = side;
    }

    @Override
    public <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call) throws StoreException {
        if (operation.isWrite()) {
            String message =
                    "Decant was about to "
                            + operation.words()
                            + " \""
                            + key
                            + "\" at the "
                            + side
                            + ", which it must not change; nothing was done. Please report this.";
            throw new StoreException(Kind.INVALID, operation, key, "ReadOnly", message, null);
        }
        return call.make();
    }
}
