package decant.s3.events;

import org.jspecify.annotations.Nullable;

/** Reads an event as EventBridge brings it: other names than in {@code Records}, and keys as they are. */
final class EventBridgeReader {
    private EventBridgeReader() {}

    static Change read(Json event) throws Unreadable {
        String type = required(event.text("detail-type"), "detail-type");
        Json detail = event.at("detail");
        Json object = detail.at("object");
        String version = object.text("version-id");
        boolean permanently = !"Delete Marker Created".equals(detail.text("deletion-type"));
        return new Change(
                EventKind.ofDetailType(type, permanently, version != null && !version.isEmpty()),
                required(detail.text("bucket", "name"), "detail.bucket.name"),
                required(object.text("key"), "detail.object.key"),
                object.text("etag"),
                event.text("time"),
                true);
    }

    private static String required(@Nullable String value, String name) throws Unreadable {
        if (value == null || value.isEmpty()) {
            throw new Unreadable("The event has no " + name + ".");
        }
        return value;
    }
}
