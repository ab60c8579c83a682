package decant.s3.xml;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** A page of versions and delete markers with the keys URL-encoded [S3 API reference, ListObjectVersions]. */
public final class VersionsBody {
    /**
     * One version, or one delete marker.
     *
     * @param key the whole name
     * @param latest whether it is what the key stands for now
     */
    public record Version(String key, String id, boolean latest) {}

    private VersionsBody() {}

    /** Reads a page; a document that is none is an exception. */
    public static List<Version> read(byte[] body, int length) throws XMLStreamException {
        Reading reading = new Reading();
        String root = XmlLeaves.walk(body, length, reading);
        if (!root.equals("ListVersionsResult")) {
            throw new XMLStreamException("no versions, but <" + root + ">");
        }
        return reading.versions;
    }

    private static final class Reading implements XmlLeaves.Visitor {
        private final List<Version> versions = new ArrayList<>();
        private @Nullable String key;
        private @Nullable String id;
        private boolean latest;

        @Override
        public void leaf(String path, String text) {
            switch (path) {
                case "Version/Key", "DeleteMarker/Key" -> key = URLDecoder.decode(text, StandardCharsets.UTF_8);
                case "Version/VersionId", "DeleteMarker/VersionId" -> id = text;
                case "Version/IsLatest", "DeleteMarker/IsLatest" -> latest = text.equals("true");
                default -> {
                    // Sizes, times and owners are of no interest.
                }
            }
        }

        @Override
        public void end(String path) {
            if ((path.equals("Version") || path.equals("DeleteMarker")) && key != null && id != null) {
                versions.add(new Version(key, id, latest));
                key = null;
                id = null;
                latest = false;
            }
        }
    }
}
