package decant.store;

import decant.model.AccessList;
import decant.model.ObjectKey;
import decant.model.ObjectState;
import decant.model.Tags;
import org.jspecify.annotations.Nullable;

/** A store every call of which passes through an interceptor. */
public final class InterceptedStore implements ObjectStore {
    private final ObjectStore store;
    private final Interceptor interceptor;

    public InterceptedStore(ObjectStore store, Interceptor interceptor) {
        this.store = store;
        this.interceptor = interceptor;
    }

    @Override
    public String name() {
        return store.name();
    }

    @Override
    public ListPage list(@Nullable ObjectKey after, int limit) throws StoreException {
        return interceptor.call(Operation.LIST, after, () -> store.list(after, limit));
    }

    @Override
    public boolean isListed(ObjectKey key) throws StoreException {
        return interceptor.call(Operation.LIST, key, () -> store.isListed(key));
    }

    @Override
    public ObjectState look(ObjectKey key) throws StoreException {
        return interceptor.call(Operation.LOOK, key, () -> store.look(key));
    }

    @Override
    public Tags readTags(ObjectKey key) throws StoreException {
        return interceptor.call(Operation.READ_TAGS, key, () -> store.readTags(key));
    }

    @Override
    public void writeTags(ObjectKey key, Tags tags) throws StoreException {
        interceptor.call(
                Operation.WRITE_TAGS,
                key,
                () -> {
                    store.writeTags(key, tags);
                    return true;
                });
    }

    @Override
    public AccessList readAcl(ObjectKey key) throws StoreException {
        return interceptor.call(Operation.READ_ACL, key, () -> store.readAcl(key));
    }

    @Override
    public void writeAcl(ObjectKey key, AccessList acl) throws StoreException {
        interceptor.call(
                Operation.WRITE_ACL,
                key,
                () -> {
                    store.writeAcl(key, acl);
                    return true;
                });
    }

    @Override
    public RemoveAnswer remove(ObjectKey key, Precondition precondition) throws StoreException {
        return interceptor.call(Operation.REMOVE, key, () -> store.remove(key, precondition));
    }
}
