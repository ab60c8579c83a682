package decant.cli.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/**
 * Writes HTML and the SVG inside of it. There is no way to write markup but by elements, and none for a text or a value
 * to become markup: both are always escaped. For one thread.
 */
final class Markup {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]*");

    private final StringBuilder written = new StringBuilder("<!DOCTYPE html>\n");
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Opens an element.
     *
     * @param attributes names and values, one after the other
     */
    Markup open(String name, String... attributes) {
        begin(name, attributes);
        written.append('>');
        open.push(name);
        return this;
    }

    /** Closes what was opened last. */
    Markup close() {
        String name = open.pop();
        written.append("</").append(name).append('>');
        if (open.size() < 4) {
            written.append('\n');
        }
        return this;
    }

    /** An element without an end of its own in HTML, such as {@code meta}. */
    Markup empty(String name, String... attributes) {
        begin(name, attributes);
        written.append('>');
        return this;
    }

    /** A shape of SVG. */
    Markup shape(String name, String... attributes) {
        begin(name, attributes);
        written.append("/>");
        return this;
    }

    /** An element that holds a text. */
    Markup leaf(String name, String text, String... attributes) {
        return open(name, attributes).text(text).close();
    }

    /** A text. */
    Markup text(String text) {
        text.codePoints().forEach(this::escape);
        return this;
    }

    /** The program's own style sheet, which holds nothing that anybody else chose. */
    Markup style(String sheet) {
        if (sheet.contains("<")) {
            throw new IllegalArgumentException("A style sheet holds no markup.");
        }
        written.append("<style>\n").append(sheet).append("</style>\n");
        return this;
    }

    /** The page. */
    String page() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("Still open: " + open);
        }
        return written.append('\n').toString();
    }

    private void begin(String name, String... attributes) {
        written.append('<').append(checked(name));
        for (int i = 0; i < attributes.length; i += 2) {
            written.append(' ').append(checked(attributes[i])).append("=\"");
            text(attributes[i + 1]);
            written.append('"');
        }
    }

    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("No element and no attribute is called " + name);
        }
        return name;
    }

    private void escape(int character) {
        switch (character) {
            case '&' -> written.append("&amp;");
            case '<' -> written.append("&lt;");
            case '>' -> written.append("&gt;");
            case '"' -> written.append("&quot;");
            case '\'' -> written.append("&#39;");
            default -> {
                if (isAllowed(character)) {
                    written.appendCodePoint(character);
                } else {
                    written.append('\uFFFD');
                }
            }
        }
    }

    /** What HTML forbids even as a reference, and halves of a pair, which UTF-8 has not. */
    private static boolean isAllowed(int character) {
        boolean control = character < 0x20 && character != '\n' && character != '\t';
        return !control && !(character >= 0x7F && character < 0xA0) && !(character >= 0xD800 && character < 0xE000);
    }
}
