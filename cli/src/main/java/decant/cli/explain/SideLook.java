package decant.cli.explain;

import decant.model.Aspect;
import decant.model.ObjectKey;
import decant.model.ObjectState;
import decant.model.ObjectState.Absent;
import decant.model.ObjectState.Present;
import decant.store.ObjectStore;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import java.util.EnumMap;
import java.util.Map;

/**
 * Everything one side says of a key.
 *
 * @param listed whether a listing names the key; asked where a look does not find it, since a HEAD's 404 proves nothing
 * @param unread what could not be read, and why
 */
record SideLook(ObjectState state, boolean listed, Map<Aspect, StoreException> unread) {
    SideLook {
        unread = Map.copyOf(unread);
    }

    /** Whether a look and a listing do not say the same. */
    boolean isContradictory() {
        return state instanceof Absent && listed;
    }

    /** Looks at a key by at most three calls. */
    static SideLook at(ObjectStore store, ObjectKey key) throws StoreException {
        return switch (store.look(key)) {
            case Absent() -> absent(store, key);
            case Present seen -> {
                Map<Aspect, StoreException> unread = new EnumMap<>(Aspect.class);
                Present complete = seen;
                try {
                    complete = seen.tags() == null ? seen.withTags(store.readTags(key)) : seen;
                } catch (StoreException e) {
                    unread.put(Aspect.TAGS, bearable(e));
                }
                try {
                    complete = complete.withAcl(store.readAcl(key));
                } catch (StoreException e) {
                    unread.put(Aspect.ACL, bearable(e));
                }
                boolean gone = unread.values().stream().anyMatch(e -> e.kind() == Kind.NO_SUCH_KEY);
                yield gone ? absent(store, key) : new SideLook(complete, true, unread);
            }
        };
    }

    private static SideLook absent(ObjectStore store, ObjectKey key) throws StoreException {
        return new SideLook(new Absent(), store.isListed(key), Map.of());
    }

    /** A failure that is about this key alone is a finding; one that would meet every call ends the run. */
    private static StoreException bearable(StoreException failure) throws StoreException {
        if (failure.kind().endsRun()) {
            throw failure;
        }
        return failure;
    }
}
