package decant.s3.events;

import org.jspecify.annotations.Nullable;

/**
 * Reads one of {@code Records}: what S3 sends, and in its shape RADOS Gateway and MinIO. They differ in how they write
 * keys: S3 and MinIO encode them as form fields, RADOS Gateway writes them as they are [seen with 16.2.15]. A store
 * that is not known is understood only where both readings agree.
 */
final class RecordReader {
    private static final String S3 = "aws:s3";

    private RecordReader() {}

    static Change read(Json record) throws Unreadable {
        String version = record.text("eventVersion");
        if (version != null && !version.startsWith("2.")) {
            throw new Unreadable("Its record is of version " + Quote.of(version) + ", and only version 2 is known.");
        }
        String name = required(record, "eventName");
        String bucket = required(record, "s3", "bucket", "name");
        String source = record.text("eventSource");
        String key = key(source, required(record, "s3", "object", "key"));
        String objectVersion = record.text("s3", "object", "versionId");
        return new Change(
                EventKind.of(name, objectVersion != null && !objectVersion.isEmpty()),
                bucket,
                key,
                record.text("s3", "object", "eTag"),
                record.text("eventTime"),
                S3.equals(source));
    }

    private static String key(@Nullable String source, String written) throws Unreadable {
        return switch (source) {
            case S3, "minio:s3" -> FormText.decode(written);
            case "ceph:s3" -> written;
            case null, default -> {
                if (written.indexOf('%') >= 0 || written.indexOf('+') >= 0) {
                    throw new Unreadable(
                            "It comes from a store that is not known ("
                                    + Quote.of(String.valueOf(source))
                                    + "), and its key can be read in two ways.");
                }
                yield written;
            }
        };
    }

    private static String required(Json record, String... names) throws Unreadable {
        String value = record.text(names);
        if (value == null || value.isEmpty()) {
            throw new Unreadable("A record has no " + String.join(".", names) + ".");
        }
        return value;
    }
}
