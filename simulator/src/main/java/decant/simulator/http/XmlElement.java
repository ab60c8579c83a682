package decant.simulator.http;

import decant.simulator.bucket.S3Error;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A document that came with a request.
 *
 * @param name without its prefix
 * @param type the attribute {@code xsi:type}, empty where there is none
 * @param text the text directly inside
 */
public record XmlElement(String name, String type, String text, List<XmlElement> children) {
    private static final int MAX_DEPTH = 10;
    private static final XMLInputFactory FACTORY = hardened();

    private static XMLInputFactory hardened() {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** Reads a document whose root has this name, or refuses it as malformed. */
    public static XmlElement read(byte[] document, String root) {
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(document));
            while (reader.next() != XMLStreamReader.START_ELEMENT) {
                // Skips the declaration, comments and white space before the root.
            }
            XmlElement element = element(reader, MAX_DEPTH);
            if (!element.name().equals(root)) {
                throw S3Error.malformedXml();
            }
            return element;
        } catch (XMLStreamException _) {
            throw S3Error.malformedXml();
        }
    }

    private static XmlElement element(XMLStreamReader reader, int depthLeft) throws XMLStreamException {
        if (depthLeft == 0) {
            throw S3Error.malformedXml();
        }
        String name = reader.getLocalName();
        String type = reader.getAttributeValue("http://www.w3.org/2001/XMLSchema-instance", "type");
        StringBuilder text = new StringBuilder();
        List<XmlElement> children = new ArrayList<>();
        for (int event = reader.next(); event != XMLStreamReader.END_ELEMENT; event = reader.next()) {
            if (event == XMLStreamReader.START_ELEMENT) {
                children.add(element(reader, depthLeft - 1));
            } else if (event == XMLStreamReader.CHARACTERS || event == XMLStreamReader.CDATA) {
                text.append(reader.getText());
            }
        }
        return new XmlElement(name, type == null ? "" : type, text.toString(), List.copyOf(children));
    }

    /** The children of a name. */
    public List<XmlElement> all(String child) {
        return children.stream().filter(element -> element.name().equals(child)).toList();
    }

    /** The first child of a name. */
    public Optional<XmlElement> child(String child) {
        return children.stream().filter(element -> element.name().equals(child)).findFirst();
    }

    /** The text of a child, which must be there. */
    public String required(String child) {
        return child(child).map(XmlElement::text).orElseThrow(S3Error::malformedXml);
    }
}
