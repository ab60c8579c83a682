package decant.lambda;

import decant.s3.events.Json;
import decant.s3.events.JsonReader;
import decant.s3.events.Unreadable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells a batch of an SQS queue from anything else [Lambda Developer Guide, Using Lambda with Amazon SQS]. */
final class TriggerReader {
    private TriggerReader() {}

    /**
     * Reads what came.
     *
     * @throws Unreadable if it is no JSON, or a batch with a message that could not be answered for
     */
    static Trigger read(String event) throws Unreadable {
        if (JsonReader.read(event).at("Records") instanceof Json.Elements(List<Json> records)
                && !records.isEmpty()
                && "aws:sqs".equals(records.getFirst().text("eventSource"))) {
            List<QueuedMessage> messages = new ArrayList<>();
            for (Json record : records) {
                messages.add(message(record));
            }
            return new Trigger.Batch(messages);
        }
        return new Trigger.Single(event);
    }

    private static QueuedMessage message(Json record) throws Unreadable {
        String id = record.text("messageId");
        String body = record.text("body");
        if (id == null || body == null) {
            throw new Unreadable("A message of the batch has no messageId or no body.");
        }
        Long receives = number(record.text("attributes", "ApproximateReceiveCount"));
        Long first = number(record.text("attributes", "ApproximateFirstReceiveTimestamp"));
        // A queue that does not count may have given it before.
        return new QueuedMessage(
                id,
                body,
                receives == null ? Integer.MAX_VALUE : Math.clamp(receives, 1, Integer.MAX_VALUE),
                first == null ? null : Instant.ofEpochMilli(first));
    }

    private static @Nullable Long number(@Nullable String text) {
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException _) {
            return null;
        }
    }
}
