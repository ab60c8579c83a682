package decant.s3.xml;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads a small document as its leaves: elements that hold text and nothing else, each by its path of local names.
 * Attributes and namespaces say nothing that S3's documents do not also say in elements.
 *
 * <p>Whitespace before the document is skipped: S3 sends it to keep a connection open while a multipart upload is
 * completed.
 */
public final class XmlLeaves {
    private static final int MAX_DEPTH = 16;
    private static final XMLInputFactory FACTORY = safeFactory();

    /** Sees a document pass by. */
    public interface Visitor {
        /**
         * @param path local names from the root's child down, such as {@code Owner/ID}
         * @param text without the tags; entities resolved
         */
        void leaf(String path, String text);

        /** An element ends; for grouping leaves that belong together. */
        default void end(String path) {}
    }

    private XmlLeaves() {}

    /**
     * Walks through a document to its end.
     *
     * @return local name of the root
     * @throws XMLStreamException if this is no well-formed document, or one with a DTD
     */
    public static String walk(byte[] body, int length, Visitor visitor) throws XMLStreamException {
        int begin = 0;
        while (begin < length && body[begin] <= ' ' && body[begin] >= 0) {
            begin++;
        }
        XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(body, begin, length - begin));
        try {
            return walk(reader, visitor);
        } finally {
            reader.close();
        }
    }

    /**
     * Local name of a document's root; whatever comes after its begin is not looked at, and may be no XML.
     *
     * @throws XMLStreamException if not even that can be read
     */
    public static String root(byte[] body, int length) throws XMLStreamException {
        XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(body, 0, length));
        try {
            reader.nextTag();
            return reader.getLocalName();
        } finally {
            reader.close();
        }
    }

    private static String walk(XMLStreamReader reader, Visitor visitor) throws XMLStreamException {
        String root = null;
        StringBuilder path = new StringBuilder();
        StringBuilder text = new StringBuilder();
        int depth = 0;
        boolean leaf = false;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (root == null) {
                        root = reader.getLocalName();
                    } else {
                        path.append('/').append(reader.getLocalName());
                    }
                    if (++depth > MAX_DEPTH) {
                        throw new XMLStreamException("More than " + MAX_DEPTH + " levels of elements");
                    }
                    text.setLength(0);
                    leaf = true;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    if (--depth > 0) {
                        String named = path.substring(1);
                        if (leaf) {
                            visitor.leaf(named, text.toString());
                        }
                        visitor.end(named);
                        path.setLength(path.lastIndexOf("/"));
                    }
                    leaf = false;
                }
                case XMLStreamConstants.DTD -> throw new XMLStreamException("A document type is not expected here");
                default -> {
                    // Comments and processing instructions say nothing.
                }
            }
        }
        if (root == null) {
            throw new XMLStreamException("Empty document");
        }
        return root;
    }

    private static XMLInputFactory safeFactory() {
        // The JDK's own by name: whatever parser an application brings along has other defaults.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        return factory;
    }
}
