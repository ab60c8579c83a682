package decant.simulator.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.simulator.bucket.Happening;
import decant.simulator.bucket.StoredObject;
import java.net.URLEncoder;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A change as a message in S3's words, version 2.1 of its event structure: one record, its key encoded as form fields
 * are.
 */
public final class EventText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private EventText() {}

    /** The message. Nothing in it needs escaping: names of buckets have none of JSON's marks, and keys are encoded. */
    public static String of(Happening happening, String region) {
        StoredObject object = happening.object();
        String state = object == null ? "" : ",\"size\":%d,\"eTag\":\"%s\"".formatted(object.size(), object.etag());
        return """
        {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"%s","eventTime":"%s",\
        "eventName":"%s","s3":{"s3SchemaVersion":"1.0","bucket":{"name":"%s","arn":"arn:aws:s3:::%s"},\
        "object":{"key":"%s"%s,"sequencer":"%016X"}}}]}\
        """
                .formatted(
                        region,
                        TIME.format(happening.time()),
                        happening.kind().eventName(),
                        happening.bucket(),
                        happening.bucket(),
                        URLEncoder.encode(happening.key().toString(), UTF_8),
                        state,
                        happening.sequence());
    }
}
