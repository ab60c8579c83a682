package decant.cli.buckets;

import decant.flow.Ticker;
import decant.flow.TracedCall;
import decant.store.StoreException;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a side has been lost: every call of the last two minutes failed without an answer of the store. Each key
 * by itself would be tried again with ever longer waits, so that a run against a dead server would last for weeks; it
 * is told once that there is no point in going on. Safe for any number of threads.
 */
final class Lifeline implements Consumer<TracedCall> {
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Ticker ticker;
    private long lastAnswerNanos;
    private @Nullable Runnable ending;
    private @Nullable StoreException loss;

    Lifeline(Ticker ticker) {
        this.ticker = ticker;
    }

    /**
     * Begins to watch.
     *
     * @param whenLost ends the run; called once at most, by the thread of a call
     */
    synchronized void watch(Runnable whenLost) {
        lastAnswerNanos = ticker.nanos();
        ending = whenLost;
    }

    /** Watches no more. */
    synchronized void rest() {
        ending = null;
    }

    @Override
    public synchronized void accept(TracedCall call) {
        switch (call.outcome()) {
            case TracedCall.Answered _ -> lastAnswerNanos = ticker.nanos();
            case TracedCall.Failed(StoreException failure) -> failed(failure);
        }
    }

    private void failed(StoreException failure) {
        Runnable whenLost = ending;
        switch (failure.kind()) {
            case UNAVAILABLE, OUTCOME_UNKNOWN -> {
                if (whenLost != null && ticker.nanos() - lastAnswerNanos > PATIENCE.toNanos()) {
                    loss = failure;
                    ending = null;
                    whenLost.run();
                }
            }
            case HELD, OUTDATED, CANCELLED -> {
                // Nothing was learned of the store.
            }
            case THROTTLED,
                    NO_SUCH_KEY,
                    NO_SUCH_BUCKET,
                    DENIED,
                    BAD_CREDENTIALS,
                    WRONG_REGION,
                    ARCHIVED,
                    UNSUPPORTED,
                    CORRUPT,
                    INVALID ->
                    lastAnswerNanos = ticker.nanos();
        }
    }

    /** The failure by which the side was lost, or {@code null}. */
    synchronized @Nullable StoreException loss() {
        return loss;
    }
}
