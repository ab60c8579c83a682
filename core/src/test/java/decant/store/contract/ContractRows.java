package decant.store.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import decant.model.Content;
import decant.model.ETag;
import decant.model.ObjectHeaders;
import decant.model.ObjectKey;
import decant.model.ObjectState;
import decant.store.Capabilities;
import decant.store.CopyAnswer;
import decant.store.Link;
import decant.store.ListPage;
import decant.store.ObjectStore;
import decant.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** What the rows of every part of the suite start from. */
interface ContractRows {
    /** The key of rows that need just one. */
    ObjectKey KEY = ObjectKey.of("photos/2012/cat.jpg");

    /** The buckets of this test. */
    StoreFixture fixture();

    /** The link between them, without prefixes. */
    Link link();

    default ObjectStore source() {
        return link().source();
    }

    default ObjectStore target() {
        return link().target();
    }

    default Capabilities capabilities() {
        return link().capabilities();
    }

    default boolean declares(Deviation deviation) {
        return fixture().declared().has(deviation);
    }

    default CopyAnswer copy(CopyDraft draft) throws StoreException {
        return link().copier().copy(draft.order());
    }

    /** Copies, and expects success. */
    default CopyAnswer.Copied copied(CopyDraft draft) throws StoreException {
        CopyAnswer answer = copy(draft);
        assertThat(answer).isInstanceOf(CopyAnswer.Copied.class);
        return (CopyAnswer.Copied) answer;
    }

    /** Copies a source object as it is now, with nothing asked for, and answers what then is at the target. */
    default ObjectState.Present copiedPlainly(ObjectKey key) throws StoreException {
        copied(CopyDraft.of(key, present(source(), key).content()));
        return present(target(), key);
    }

    /** Looks, and expects an object. */
    static ObjectState.Present present(ObjectStore store, ObjectKey key) throws StoreException {
        ObjectState state = store.look(key);
        assertThat(state).as("%s%s", store.name(), key).isInstanceOf(ObjectState.Present.class);
        return (ObjectState.Present) state;
    }

    static ETag etag(ObjectStore store, ObjectKey key) throws StoreException {
        return present(store, key).content().etag();
    }

    /** Looks, and expects headers, which a HEAD always knows. */
    static ObjectHeaders headers(ObjectStore store, ObjectKey key) throws StoreException {
        ObjectHeaders headers = present(store, key).headers();
        assertThat(headers).isNotNull();
        return headers;
    }

    /** The content that the source would have if it had been written meanwhile with other bytes. */
    static Content rewritten(Content content) {
        ETag other = Etags.of(content.etag().quoted().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return new Content(other, content.size(), content.lastModified(), content.storageClass(), null);
    }

    /** Lists page by page to the end. */
    static List<ObjectKey> listed(ObjectStore store, @Nullable ObjectKey after, int limit) throws StoreException {
        List<ObjectKey> keys = new ArrayList<>();
        ObjectKey cursor = after;
        while (true) {
            ListPage page = store.list(cursor, limit);
            assertThat(page.count()).isLessThanOrEqualTo(limit);
            for (int i = 0; i < page.count(); i++) {
                keys.add(page.key(i));
            }
            if (!page.isTruncated()) {
                return keys;
            }
            cursor = page.lastKey();
        }
    }

    /** Calls, and expects a failure of this kind. */
    static StoreException failure(StoreException.Kind kind, ThrowingCallable call) {
        StoreException failure = catchThrowableOfType(StoreException.class, call);
        assertThat(failure).as("a failure of kind %s", kind).isNotNull();
        assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
        return failure;
    }
}
