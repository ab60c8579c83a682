package decant.simulator.http;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes a small document: elements and text, nothing else is needed. */
public final class XmlWriter {
    /** What every document begins with. */
    public static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    /** The namespace of S3's documents, which errors do not have. */
    public static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

    private final StringBuilder xml = new StringBuilder(DECLARATION);
    private final Deque<String> open = new ArrayDeque<>();

    /** A document without a namespace. */
    public XmlWriter(String root) {
        begin(root);
    }

    /** A document in S3's namespace. */
    public static XmlWriter s3(String root) {
        XmlWriter writer = new XmlWriter(root);
        writer.xml.insert(writer.xml.length() - 1, " xmlns=\"" + NAMESPACE + "\"");
        return writer;
    }

    public XmlWriter begin(String element) {
        xml.append('<').append(element).append('>');
        open.push(element);
        return this;
    }

    /** Begins an element with one attribute and the declaration of its namespace prefix, as grantees have. */
    public XmlWriter beginTyped(String element, String type) {
        xml.append('<')
                .append(element)
                .append(" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"")
                .append(type)
                .append("\">");
        open.push(element);
        return this;
    }

    public XmlWriter end() {
        xml.append("</").append(open.pop()).append('>');
        return this;
    }

    public XmlWriter text(String element, String text) {
        xml.append('<').append(element).append('>');
        escape(text, xml);
        xml.append("</").append(element).append('>');
        return this;
    }

    /** The document as far as it was written, with what is open left open. */
    public String soFar() {
        return xml.toString();
    }

    /** Ends all that is open and returns the document. */
    public String finish() {
        while (!open.isEmpty()) {
            end();
        }
        return xml.toString();
    }

    /** The text with what XML reserves written as entities. */
    public static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        escape(text, escaped);
        return escaped.toString();
    }

    /**
     * Escapes text. Control characters, which XML 1.0 cannot hold, become references as S3 writes them; parsers choke
     * on them, which is why listings are asked for with {@code encoding-type=url}.
     */
    private static void escape(String text, StringBuilder into) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> into.append("&lt;");
                case '>' -> into.append("&gt;");
                case '&' -> into.append("&amp;");
                case '"' -> into.append("&quot;");
                default -> {
                    if (c < ' ' && c != '\t' && c != '\n') {
                        into.append("&#x").append(Integer.toHexString(c)).append(';');
                    } else {
                        into.append(c);
                    }
                }
            }
        }
    }
}
