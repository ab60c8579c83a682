package decant.s3.events;

import org.jspecify.annotations.Nullable;

/**
 * One change as an event tells of it, its key decoded.
 *
 * @param key the whole name of the object, prefix included
 * @param etag of what was written; {@code null} where the event names none
 * @param time as the event writes it; {@code null} where it does not
 * @param isOfS3 whether S3 itself sent it, in which a change can be seen before its event, and every kind has one
 */
record Change(
        EventKind kind, String bucket, String key, @Nullable String etag, @Nullable String time, boolean isOfS3) {}
