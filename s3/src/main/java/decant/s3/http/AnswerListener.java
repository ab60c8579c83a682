package decant.s3.http;

import decant.model.ObjectKey;
import decant.store.Operation;
import org.jspecify.annotations.Nullable;

/** Is told of every answer of a bucket, for logs. Called by many threads at once; must be quick and throw nothing. */
@FunctionalInterface
public interface AnswerListener {
    /** Hears nothing. */
    AnswerListener NONE = (_, _, _, _) -> {};

    /**
     * An answer came, whatever it says.
     *
     * @param key what it was about, {@code null} where that was the whole bucket
     * @param requestId the store's own name for the request, by which its owner finds it; {@code null} if it has none
     */
    void answered(Operation operation, @Nullable ObjectKey key, int status, @Nullable String requestId);
}
