package decant.s3.survey;

import decant.s3.xml.XmlLeaves;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/** Reads the document of a setting into its parts. */
final class SettingBody implements XmlLeaves.Visitor {
    private final List<SettingPart> parts = new ArrayList<>();
    private Map<String, List<String>> values = new LinkedHashMap<>();

    private SettingBody() {}

    /** Reads a document; one with another root is an exception. */
    static List<SettingPart> read(byte[] body, int length, String root) throws XMLStreamException {
        SettingBody reading = new SettingBody();
        String found = XmlLeaves.walk(body, length, reading);
        if (!found.equals(root)) {
            throw new XMLStreamException("no " + root + ", but <" + found + ">");
        }
        return reading.parts;
    }

    @Override
    public void leaf(String path, String text) {
        int slash = path.indexOf('/');
        String inside = slash < 0 ? "" : path.substring(slash + 1);
        values.computeIfAbsent(inside, _ -> new ArrayList<>()).add(text);
    }

    @Override
    public void end(String path) {
        if (path.indexOf('/') < 0) {
            parts.add(new SettingPart(path, values));
            values = new LinkedHashMap<>();
        }
    }
}
