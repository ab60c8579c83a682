package decant.store;

import decant.model.ObjectKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The program's own objects, every call about which passes through an interceptor as a question about the bucket: it
 * counts, it waits for its turn, and it is no act upon anything of the application's. Where calls are repeated, only
 * unconditional writes may be made through it.
 */
public final class InterceptedOwnObjects implements OwnObjects {
    private final OwnObjects objects;
    private final Interceptor interceptor;

    public InterceptedOwnObjects(OwnObjects objects, Interceptor interceptor) {
        this.objects = objects;
        this.interceptor = interceptor;
    }

    @Override
    public String name() {
        return objects.name();
    }

    @Override
    public @Nullable Found read(ObjectKey key) throws StoreException {
        return interceptor.call(Operation.INSPECT, key, () -> Optional.ofNullable(objects.read(key))).orElse(null);
    }

    @Override
    public Written write(ObjectKey key, String text, Precondition precondition) throws StoreException {
        return interceptor.call(Operation.INSPECT, key, () -> objects.write(key, text, precondition));
    }

    @Override
    public void remove(ObjectKey key) throws StoreException {
        interceptor.call(
                Operation.INSPECT,
                key,
                () -> {
                    objects.remove(key);
                    return true;
                });
    }

    @Override
    public void removeVersions(ObjectKey key, boolean currentToo) throws StoreException {
        interceptor.call(
                Operation.INSPECT,
                key,
                () -> {
                    objects.removeVersions(key, currentToo);
                    return true;
                });
    }
}
