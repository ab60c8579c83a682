package decant.source;

import decant.model.ObjectKey;
import decant.store.ListPage;
import org.jspecify.annotations.Nullable;

/** What the pool needs to know of a page. Simulations make pages of keys that are computed, not held. */
interface KeyPage {
    int count();

    boolean isTruncated();

    ObjectKey key(int index);

    /** Number of entries up to and including {@code through}. */
    int countThrough(@Nullable ObjectKey through);

    static KeyPage of(ListPage page) {
        return new KeyPage() {
            @Override
            public int count() {
                return page.count();
            }

            @Override
            public boolean isTruncated() {
                return page.isTruncated();
            }

            @Override
            public ObjectKey key(int index) {
                return page.key(index);
            }

            @Override
            public int countThrough(@Nullable ObjectKey through) {
                return page.countThrough(through);
            }
        };
    }
}
