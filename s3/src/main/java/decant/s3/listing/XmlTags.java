package decant.s3.listing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What stands in tags beside names: the declaration before the root, and attributes, which are checked and then
 * ignored.
 */
final class XmlTags {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] DECLARATION = "<?xml".getBytes(US_ASCII);
    private static final Pattern UNDERSTOOD =
            Pattern.compile("version=1\\.0( encoding=(?i:utf-8))?( standalone=(yes|no))?");
    private static final int MAX_ATTRIBUTES = 8;

    private XmlTags() {}

    /** Moves past the byte order mark and the declaration, where they are there. */
    static void skipProlog(XmlInput input) throws UnreadablePage {
        if (input.isAt(BYTE_ORDER_MARK)) {
            input.skip(BYTE_ORDER_MARK.length);
        }
        if (!input.isAt(DECLARATION)) {
            return;
        }
        input.skip(DECLARATION.length);
        String declared =
                readAttributes(input).entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(" "));
        if (!UNDERSTOOD.matcher(declared).matches()) {
            throw new UnreadablePage("it is declared as something else than XML 1.0 in UTF-8");
        }
        input.skip('?');
        input.skip('>');
    }

    /** Moves past the attributes of an element, if it has any: declarations of name spaces, and plain ones. */
    static void skipAttributes(XmlInput input) throws UnreadablePage {
        for (Map.Entry<String, String> attribute : readAttributes(input).entrySet()) {
            String name = attribute.getKey();
            int colon = name.indexOf(':');
            boolean declaresPrefix = name.startsWith("xmlns:") && !name.startsWith("xml", colon + 1);
            if (colon >= 0 && (!declaresPrefix || attribute.getValue().isEmpty())) {
                throw new UnreadablePage("it holds the prefixed attribute " + name + ", which no listing has");
            }
        }
    }

    /** Moves past attributes and the white space before and after them; values are as they stand. */
    private static Map<String, String> readAttributes(XmlInput input) throws UnreadablePage {
        Map<String, String> attributes = new LinkedHashMap<>();
        boolean separated = input.skipWhitespace();
        while (!input.isAt('>') && !input.isAt('/') && !input.isAt('?')) {
            int begin = input.skipName();
            if (input.isAt(':')) {
                input.skip(':');
                input.skipName();
            }
            String name = text(input, begin, input.position());
            input.skipWhitespace();
            input.skip('=');
            input.skipWhitespace();
            int quote = input.position();
            input.skipQuoted();
            boolean known = attributes.put(name, text(input, quote + 1, input.position() - 1)) != null;
            if (!separated || known || attributes.size() > MAX_ATTRIBUTES) {
                throw new UnreadablePage("the attributes of an element are doubled, not set apart or too many");
            }
            separated = input.skipWhitespace();
        }
        return attributes;
    }

    private static String text(XmlInput input, int begin, int end) {
        return new String(input.bytes(), begin, end - begin, UTF_8);
    }
}
