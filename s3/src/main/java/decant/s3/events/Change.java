package decant.s3.events;

import org.jspecify.annotations.Nullable;

/**
 * One change as an event tells of it, its key decoded.
 *
 * @param key the whole name of the object, prefix included
 * @param etag of what was written; {@code null} where the event names none
 * @param time as the event writes it; {@code null} where it does not
 */
record Change(EventKind kind, String bucket, String key, @Nullable String etag, @Nullable String time) {}
