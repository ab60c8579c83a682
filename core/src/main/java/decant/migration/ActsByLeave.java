package decant.migration;

import decant.model.ObjectKey;
import decant.store.Interceptor;
import decant.store.Operation;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Asks for leave immediately before each request that changes something, parts of a copy included (R10). To stand next
 * to the store, inside of everything that may wait. Without leave nothing is sent: the call fails as {@code HELD} or
 * {@code OUTDATED}.
 */
public final class ActsByLeave implements Interceptor {
    private final Leave leave;

    public ActsByLeave(Leave leave) {
        this.leave = leave;
    }

    @Override
    public <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call) throws StoreException {
        if (operation.isWrite()) {
            switch (leave.standing()) {
                case Standing.Given() -> {}
                case Standing.Held(String why) -> throw Leave.refusal(Kind.HELD, why);
                case Standing.Outdated(String why) -> throw Leave.refusal(Kind.OUTDATED, why);
            }
        }
        return call.make();
    }
}
