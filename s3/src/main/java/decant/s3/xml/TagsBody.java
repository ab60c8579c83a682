package decant.s3.xml;

import decant.model.Tags;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** The tags of an object as S3 writes them: {@code Tagging/TagSet/Tag} [S3 API reference, GetObjectTagging]. */
public final class TagsBody {
    private TagsBody() {}

    /** Reads tags; a document that is none is an exception. */
    public static Tags read(byte[] body, int length) throws XMLStreamException {
        Reading reading = new Reading();
        String root = XmlLeaves.walk(body, length, reading);
        if (!root.equals("Tagging")) {
            throw new XMLStreamException("no tags, but <" + root + ">");
        }
        return Tags.of(reading.entries);
    }

    /** The document for tags. */
    public static String write(Tags tags) {
        StringBuilder xml = new StringBuilder(512).append("<Tagging><TagSet>");
        tags.entries()
                .forEach((key, value) ->
                        xml.append("<Tag><Key>")
                                .append(XmlText.escape(key))
                                .append("</Key><Value>")
                                .append(XmlText.escape(value))
                                .append("</Value></Tag>"));
        return xml.append("</TagSet></Tagging>").toString();
    }

    private static final class Reading implements XmlLeaves.Visitor {
        private final SortedMap<String, String> entries = new TreeMap<>();
        private @Nullable String key;
        private String value = "";

        @Override
        public void leaf(String path, String text) {
            switch (path) {
                case "TagSet/Tag/Key" -> key = text;
                case "TagSet/Tag/Value" -> value = text;
                default -> {
                    // Nothing else is known to stand here.
                }
            }
        }

        @Override
        public void end(String path) {
            if (path.equals("TagSet/Tag") && key != null) {
                entries.put(key, value);
                key = null;
                value = "";
            }
        }
    }
}
