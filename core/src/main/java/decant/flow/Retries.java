package decant.flow;

import decant.model.ObjectKey;
import decant.store.Interceptor;
import decant.store.Operation;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The one retry loop of the program: makes a call again where that is safe and may help, a bounded number of times.
 *
 * <table>
 *   <caption>What is made again</caption>
 *   <tr><th>answer</th><th>calls that only read</th><th>calls that change something</th></tr>
 *   <tr><td>THROTTLED</td><td>again</td><td>again: the store did nothing</td></tr>
 *   <tr><td>UNAVAILABLE</td><td>again</td><td>again: the store did nothing</td></tr>
 *   <tr><td>OUTCOME_UNKNOWN</td><td>never</td><td>never: somebody must look first</td></tr>
 *   <tr><td>any other</td><td>never</td><td>never</td></tr>
 * </table>
 *
 * <p>It stands outside the limiter, which so sees every single answer, and a call that waits to be made again holds no
 * permit. When the attempts end, the last answer surfaces as it is. Stores below must not repeat calls themselves. The
 * random source must be safe for use by as many threads as make calls.
 */
public final class Retries implements Interceptor {
    private final Backoff backoff;
    private final RandomGenerator random;
    private final Ticker ticker;

    public Retries(Backoff backoff, RandomGenerator random, Ticker ticker) {
        this.backoff = backoff;
        this.random = random;
        this.ticker = ticker;
    }

    @Override
    public <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call) throws StoreException {
        for (int attempt = 1; ; attempt++) {
            try {
                return call.make();
            } catch (StoreException e) {
                if (attempt >= backoff.attempts() || !mayRepeat(e.kind())) {
                    throw e;
                }
                pause(e, attempt, operation, key);
            }
        }
    }

    /**
     * The table above. It needs no row for the operation, since only a call that changes something can end in the
     * unknown.
     */
    static boolean mayRepeat(Kind kind) {
        return switch (kind) {
            case THROTTLED, UNAVAILABLE -> true;
            case OUTCOME_UNKNOWN,
                    NO_SUCH_KEY,
                    NO_SUCH_BUCKET,
                    DENIED,
                    BAD_CREDENTIALS,
                    WRONG_REGION,
                    ARCHIVED,
                    UNSUPPORTED,
                    CORRUPT,
                    INVALID,
                    HELD,
                    OUTDATED,
                    CANCELLED ->
                    false;
        };
    }

    private void pause(StoreException failure, int failedAttempts, Operation operation, @Nullable ObjectKey key)
            throws StoreException {
        try {
            ticker.sleep(backoff.waitNanos(failure.kind(), failedAttempts, random));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            String message = "Stopped before the next attempt; the last one ended with: " + failure.getMessage();
            throw new StoreException(Kind.CANCELLED, operation, key, "Cancelled", message, failure);
        }
    }
}
