package decant.s3.listing;

import java.util.Arrays;

/** The characters of a document and a position among them; every one is judged when it is passed. */
final class XmlInput {
    /** What {@link #skipCharacters} met: a reference to a character, such as an escaped quote. */
    static final int REFERENCE = 1;

    /** What {@link #skipCharacters} met: a carriage return as it is. */
    static final int CARRIAGE_RETURN = 2;

    /** What {@link #skipCharacters} met: a character that XML does not allow, as it is or by number. */
    static final int FORBIDDEN = 4;

    static final int MAX_NAME_BYTES = 64;

    private static final boolean[] IS_NAME = new boolean[256];

    static {
        for (char c = 'a'; c <= 'z'; c++) {
            IS_NAME[c] = true;
            IS_NAME[c - 'a' + 'A'] = true;
        }
        for (char c = '0'; c <= '9'; c++) {
            IS_NAME[c] = true;
        }
        IS_NAME['_'] = true;
        IS_NAME['-'] = true;
        IS_NAME['.'] = true;
    }

    private final byte[] bytes;
    private final int end;
    private int position;

    XmlInput(byte[] bytes, int end, int position) {
        this.bytes = bytes;
        this.end = end;
        this.position = position;
    }

    XmlInput fork() {
        return new XmlInput(bytes, end, position);
    }

    byte[] bytes() {
        return bytes;
    }

    int position() {
        return position;
    }

    boolean isAtEnd() {
        return position == end;
    }

    boolean isAt(char first) {
        return position < end && bytes[position] == first;
    }

    boolean isAt(char first, char second) {
        return position + 1 < end && bytes[position] == first && bytes[position + 1] == second;
    }

    boolean isAt(byte[] wanted) {
        return wanted.length <= end - position && isSame(wanted, 0, wanted.length);
    }

    /** Whether these bytes of the document stand here again. */
    boolean isRepeated(int begin, int length) {
        return length <= end - position && isSame(bytes, begin, begin + length);
    }

    private boolean isSame(byte[] wanted, int begin, int wantedEnd) {
        return Arrays.equals(bytes, position, position + wantedEnd - begin, wanted, begin, wantedEnd);
    }

    /** Moves on by bytes that were looked at. */
    void skip(int count) {
        position += count;
    }

    void skip(char expected) throws UnreadablePage {
        if (!isAt(expected)) {
            throw isAtEnd() ? cutShort() : new UnreadablePage("'" + expected + "' is missing");
        }
        position++;
    }

    /** Moves past white space; returns whether there was any. */
    boolean skipWhitespace() {
        int begin = position;
        while (position < end && isWhitespace(bytes[position])) {
            position++;
        }
        return position > begin;
    }

    private static boolean isWhitespace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    /** Moves past a name of ASCII letters, digits, dots, hyphens and underscores; returns where it begins. */
    int skipName() throws UnreadablePage {
        int begin = position;
        while (position < end && IS_NAME[bytes[position] & 0xFF]) {
            position++;
        }
        if (position == end) {
            throw cutShort();
        }
        // Digits, the hyphen and the dot, which cannot begin a name, come before the letters.
        if (position == begin || bytes[begin] < 'A' || position - begin > MAX_NAME_BYTES) {
            throw new UnreadablePage("a name is none");
        }
        return begin;
    }

    /** Moves to the next {@code <}; returns what was met on the way. */
    int skipCharacters() throws UnreadablePage {
        int met = 0;
        while (true) {
            position = Characters.skipPlain(bytes, position, end);
            if (position == end) {
                throw cutShort();
            }
            if (bytes[position] == '<') {
                return met;
            }
            met |= skipCharacter();
        }
    }

    /** Moves past a value in single or double quotes, and past these. */
    void skipQuoted() throws UnreadablePage {
        char quote = isAt('\'') ? '\'' : '"';
        skip(quote);
        while (!isAt(quote)) {
            if (isAtEnd()) {
                throw cutShort();
            }
            if (isAt('<')) {
                throw new UnreadablePage("an attribute's value holds '<'");
            }
            if ((skipCharacter() & FORBIDDEN) != 0) {
                throw new UnreadablePage("an attribute's value holds a character that XML does not allow");
            }
        }
        skip(quote);
    }

    private int skipCharacter() throws UnreadablePage {
        byte b = bytes[position];
        if (b == '&') {
            return skipReference();
        }
        if (b < 0) {
            return skipSequence();
        }
        if (b == '>' && bytes[position - 1] == ']' && bytes[position - 2] == ']') {
            throw new UnreadablePage("it holds ']]>', which XML does not allow in text");
        }
        position++;
        if (b == '\r') {
            return CARRIAGE_RETURN;
        }
        return Characters.isAllowed(b) ? 0 : FORBIDDEN;
    }

    private int skipReference() throws UnreadablePage {
        int ampersand = position;
        position = References.semicolon(bytes, ampersand, end);
        int codePoint = References.codePoint(bytes, ampersand, position);
        position++;
        return Characters.isAllowed(codePoint) ? REFERENCE : FORBIDDEN;
    }

    private int skipSequence() throws UnreadablePage {
        int length = Characters.sequenceLength(bytes, position, end);
        if (length == 0) {
            throw new UnreadablePage("it is no well-formed UTF-8");
        }
        boolean forbidden = length == 3 && Characters.isNoncharacter(bytes, position);
        position += length;
        return forbidden ? FORBIDDEN : 0;
    }

    /** The document ends where it must not. */
    UnreadablePage cutShort() {
        return new UnreadablePage("it is cut short");
    }
}
