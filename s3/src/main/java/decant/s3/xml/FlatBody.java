package decant.s3.xml;

import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * A document of one level: an error, or the result of a copy.
 *
 * @param root local name of the root element
 * @param fields the leaves right below it
 */
public record FlatBody(String root, Map<String, String> fields) {
    /** The root of a document that says what went wrong; also met below a status of 200. */
    public static final String ERROR = "Error";

    public FlatBody {
        fields = Map.copyOf(fields);
    }

    /** Reads a document; {@code null} if it is none. */
    public static @Nullable FlatBody read(byte[] body, int length) {
        Map<String, String> fields = new HashMap<>();
        try {
            String root = XmlLeaves.walk(body, length, fields::put);
            return new FlatBody(root, fields);
        } catch (XMLStreamException _) {
            return null;
        }
    }

    public @Nullable String get(String name) {
        return fields.get(name);
    }
}
