package decant.s3.events;

import decant.live.Hint;
import decant.model.ObjectKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From the text of a message to hints. The envelope is told by its shape: {@code Records} as S3, RADOS Gateway and
 * MinIO send them; an SNS notification around any of the others; an EventBridge event; the {@code s3:TestEvent}. Keys
 * are decoded once, as the envelope that holds them writes them: EventBridge does not encode them, S3 itself does.
 *
 * <p>Throws nothing: what is not understood is {@link Notice.Poison}. Immutable, safe for any number of threads.
 */
public final class EventDecoder {
    /** SQS takes no larger message; S3's own have at most 64 KiB. */
    static final int MAX_LENGTH = 1 << 20;

    private final String bucket;
    private final String prefix;

    /**
     * @param bucket the source; messages about another are poison, since they are somebody else's
     * @param prefix events about objects outside of it are no hints
     */
    public EventDecoder(String bucket, String prefix) {
        this.bucket = bucket;
        this.prefix = prefix;
    }

    /** What a message says. */
    public Notice decode(String message) {
        try {
            if (message.length() > MAX_LENGTH) {
                throw new Unreadable("It is longer than any message about objects.");
            }
            Json json = JsonReader.read(message);
            String inner = "Notification".equals(json.text("Type")) ? json.text("Message") : null;
            return read(inner == null ? json : JsonReader.read(inner));
        } catch (Unreadable e) {
            return new Notice.Poison(e.why());
        }
    }

    private Notice read(Json json) throws Unreadable {
        if (json.at("Records") instanceof Json.Elements(List<Json> records) && !records.isEmpty()) {
            List<Hint> hints = new ArrayList<>();
            for (Json record : records) {
                add(RecordReader.read(record), hints);
            }
            return new Notice.Hints(hints);
        }
        if (json.at("detail") instanceof Json.Members && "aws.s3".equals(json.text("source"))) {
            List<Hint> hints = new ArrayList<>();
            add(EventBridgeReader.read(json), hints);
            return new Notice.Hints(hints);
        }
        if ("s3:TestEvent".equals(json.text("Event"))) {
            requireOurs(String.valueOf(json.text("Bucket")));
            return new Notice.Test();
        }
        throw new Unreadable("It has the shape of no known notification.");
    }

    private void add(Change change, List<Hint> hints) throws Unreadable {
        requireOurs(change.bucket());
        if (change.kind() == EventKind.READ || !change.key().startsWith(prefix)) {
            return;
        }
        hints.add(
                new Hint(
                        key(change.key()),
                        change.kind().expects(change.etag()),
                        change.kind() == EventKind.ACCESS,
                        time(change.time()),
                        change.isOfS3()));
    }

    private void requireOurs(String named) throws Unreadable {
        if (!bucket.equals(named)) {
            throw new Unreadable("It tells of the bucket " + Quote.of(named) + ", not of " + bucket + ".");
        }
    }

    private ObjectKey key(String name) throws Unreadable {
        try {
            ObjectKey.of(name); // the whole name, prefix included, is what has the limit
            return ObjectKey.of(name.substring(prefix.length()));
        } catch (IllegalArgumentException _) {
            throw new Unreadable("A key is too long, or no well-formed Unicode.");
        }
    }

    /** A time that cannot be read is none: it serves figures, and decides how often a key is looked at. */
    private static @Nullable Instant time(@Nullable String written) {
        if (written == null) {
            return null;
        }
        try {
            return Instant.parse(written);
        } catch (DateTimeException _) {
            return null;
        }
    }
}
