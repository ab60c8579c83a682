package decant.live;

import decant.store.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * Where followers that have no breaker in common tell each other that one of theirs has opened. Each method may be a
 * remote call; safe for any number of threads.
 */
public interface StopMark {
    /** Nobody to tell: a breaker that has opened stays so for as long as it lives. */
    StopMark NONE =
            new StopMark() {
                @Override
                public @Nullable String read() {
                    return null;
                }

                @Override
                public boolean write(String why) {
                    return false;
                }
            };

    /** Why no removal may be made, one sentence; {@code null} while they may. */
    @Nullable String read() throws StoreException;

    /** Sets it; whether it was kept, so that it holds until a person takes it away. */
    boolean write(String why) throws StoreException;
}
