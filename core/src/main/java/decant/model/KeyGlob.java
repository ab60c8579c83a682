package decant.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern for whole keys, as the AWS CLI's filters have it: {@code *} stands for any characters, {@code /} included,
 * {@code ?} for one, {@code [abc]} and {@code [a-z]} for one of those, {@code [!abc]} for one of the others. Nothing
 * escapes; {@code [*]} is a star. A {@code [} that is never closed is itself.
 *
 * <p>A character is a Unicode code point. Matching takes time in the order of the key's length times the pattern's, and
 * makes no garbage.
 */
public final class KeyGlob {
    private sealed interface Element {
        /** Any number of characters. */
        record Run() implements Element {}

        /** One character. */
        record One(List<Span> spans, boolean within) implements Element {}
    }

    /** Characters from low to high, both included. */
    private record Span(int low, int high) {
        private static final Span ALL = new Span(0, Character.MAX_CODE_POINT);
    }

    private final String text;
    private final Element[] elements;

    private KeyGlob(String text, List<Element> elements) {
        this.text = text;
        this.elements = elements.toArray(Element[]::new);
    }

    /** Reads a pattern; every text is one. */
    public static KeyGlob of(String text) {
        int[] pattern = text.codePoints().toArray();
        List<Element> elements = new ArrayList<>();
        int at = 0;
        while (at < pattern.length) {
            int end = pattern[at] == '[' ? closing(pattern, at) : -1;
            if (end > 0) {
                elements.add(oneOf(pattern, at + 1, end));
                at = end + 1;
            } else {
                elements.add(
                        switch (pattern[at]) {
                            case '*' -> new Element.Run();
                            case '?' -> new Element.One(List.of(Span.ALL), true);
                            default -> new Element.One(List.of(new Span(pattern[at], pattern[at])), true);
                        });
                at++;
            }
        }
        return new KeyGlob(text, elements);
    }

    /** Where a bracket closes, or -1. One that follows the opening, or its {@code !}, is a member like any other. */
    private static int closing(int[] pattern, int opening) {
        int at = opening + 1;
        if (at < pattern.length && pattern[at] == '!') {
            at++;
        }
        for (at++; at < pattern.length; at++) {
            if (pattern[at] == ']') {
                return at;
            }
        }
        return -1;
    }

    private static Element oneOf(int[] pattern, int begin, int end) {
        boolean negated = pattern[begin] == '!';
        List<Span> spans = new ArrayList<>();
        int at = negated ? begin + 1 : begin;
        while (at < end) {
            if (at + 2 < end && pattern[at + 1] == '-') {
                spans.add(new Span(pattern[at], pattern[at + 2]));
                at += 3;
            } else {
                spans.add(new Span(pattern[at], pattern[at]));
                at++;
            }
        }
        return new Element.One(spans, !negated);
    }

    /** Whether the whole key is of this form. */
    public boolean matches(ObjectKey key) {
        int at = 0;
        int element = 0;
        int retryElement = -1;
        int retryAt = 0;
        while (at < key.length()) {
            if (element < elements.length && elements[element] instanceof Element.Run) {
                retryElement = ++element;
                retryAt = at;
            } else if (element < elements.length && isOne(elements[element], character(key, at))) {
                element++;
                at += width(key, at);
            } else if (retryElement >= 0) {
                // The last run takes one character more. Earlier ones need not: what they could give, it can take.
                retryAt += width(key, retryAt);
                at = retryAt;
                element = retryElement;
            } else {
                return false;
            }
        }
        while (element < elements.length && elements[element] instanceof Element.Run) {
            element++;
        }
        return element == elements.length;
    }

    private static boolean isOne(Element element, int character) {
        if (!(element instanceof Element.One(List<Span> spans, boolean within))) {
            return false;
        }
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            if (span.low <= character && character <= span.high) {
                return within;
            }
        }
        return !within;
    }

    /** Length in bytes of the character that begins at a position, by its first byte. */
    private static int width(ObjectKey key, int at) {
        int first = key.byteAt(at);
        int width = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        return Math.min(width, key.length() - at);
    }

    private static int character(ObjectKey key, int at) {
        int width = width(key, at);
        int character = width == 1 ? key.byteAt(at) : key.byteAt(at) & (0xFF >> (width + 1));
        for (int i = 1; i < width; i++) {
            character = (character << 6) | (key.byteAt(at + i) & 0x3F);
        }
        return character;
    }

    @Override
    public String toString() {
        return text;
    }
}
