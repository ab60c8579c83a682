package decant.cli.options;

import decant.cli.ending.Refusal;
import decant.s3.queue.QueueUrl;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where events come from. */
public final class EventOptions {
    @Option(
            names = "--sqs",
            required = true,
            paramLabel = "URL",
            description =
                    "Queue that the source's events are sent to, by S3 itself, through SNS or through EventBridge. It"
                            + " is asked with the source's credentials.")
    private @Nullable String sqs;

    @Option(
            names = "--dead-letters",
            paramLabel = "URL",
            description =
                    "Queue to send messages to that are not understood. Default: leave them to the queue's own"
                            + " redrive policy.")
    private @Nullable String deadLetters;

    /** The queue of events. */
    public QueueUrl queue() {
        return read("--sqs", String.valueOf(sqs));
    }

    /** Where messages go that are not understood. */
    public Optional<QueueUrl> deadLetters() {
        return Optional.ofNullable(deadLetters).map(url -> read("--dead-letters", url));
    }

    private static QueueUrl read(String option, String text) {
        try {
            return QueueUrl.parse(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.usage(option + ": " + e.getMessage());
        }
    }
}
