package decant.lambda;

import java.util.List;

/** What called the function. */
sealed interface Trigger {
    /** A mapping of an SQS queue, which takes an answer for each message. */
    record Batch(List<QueuedMessage> messages) implements Trigger {
        public Batch {
            messages = List.copyOf(messages);
        }
    }

    /**
     * Anything else: S3 or EventBridge, which Lambda calls again for as a whole if the invocation fails.
     *
     * @param text as it came
     */
    record Single(String text) implements Trigger {}
}
