package decant.s3.events;

import decant.live.Hint;
import java.util.List;

/** What a message amounts to. Nothing else exists: what is not understood is poison, and kept for a person to see. */
public sealed interface Notice {
    /** Keys to look at. Empty where the message tells only of objects outside the prefix, or of reads. */
    record Hints(List<Hint> hints) implements Notice {
        public Hints {
            hints = List.copyOf(hints);
        }
    }

    /** What S3 sends when notifications are configured. It proves that the queue can be reached, and no more. */
    record Test() implements Notice {}

    /**
     * Not understood, or not ours: must reach a dead-letter queue, never be acknowledged.
     *
     * @param why one sentence without the message's text
     */
    record Poison(String why) implements Notice {}
}
