package decant.s3.listing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/**
 * Goes through the elements of a document in order, checking that it is well formed as far as it has come.
 *
 * <p>It reads the part of XML 1.0 that stores write: a declaration, elements with or without attributes, text,
 * references. It refuses, since no listing has them and each is a way to misread one: document types, CDATA sections,
 * comments, processing instructions, prefixed names, names beyond ASCII, encodings other than UTF-8.
 *
 * <p>An element that was entered is left by {@link #readText}, by {@link #skip}, or by {@link #enterChild} when it says
 * that there are no more children.
 */
final class XmlCursor {
    private static final int MAX_DEPTH = 32;

    private final XmlInput input;
    // The names of the elements around the position, outermost first.
    private final int[] nameBegins;
    private final int[] nameEnds;
    private int depth;

    /** Whether the innermost element is of the form {@code <Name/>}, so that its end is already behind us. */
    private boolean selfClosed;

    XmlCursor(byte[] bytes, int length) {
        this.input = new XmlInput(bytes, length, 0);
        this.nameBegins = new int[MAX_DEPTH];
        this.nameEnds = new int[MAX_DEPTH];
    }

    private XmlCursor(XmlCursor origin) {
        this.input = origin.input.fork();
        this.nameBegins = origin.nameBegins.clone();
        this.nameEnds = origin.nameEnds.clone();
        this.depth = origin.depth;
        this.selfClosed = origin.selfClosed;
    }

    /** A second cursor at the same place, to look ahead with. */
    XmlCursor fork() {
        return new XmlCursor(this);
    }

    /** Bytes passed so far. */
    int position() {
        return input.position();
    }

    /** Whether the innermost element has this name. */
    boolean is(byte[] name) {
        return Arrays.equals(input.bytes(), nameBegins[depth - 1], nameEnds[depth - 1], name, 0, name.length);
    }

    /** Name of the innermost element, for messages. */
    String name() {
        int begin = nameBegins[depth - 1];
        return new String(input.bytes(), begin, nameEnds[depth - 1] - begin, US_ASCII);
    }

    /** Enters the root element. */
    void enterRoot() throws UnreadablePage {
        XmlTags.skipProlog(input);
        input.skipWhitespace();
        if (input.isAtEnd()) {
            throw new UnreadablePage("it is empty");
        }
        if (!input.isAt('<')) {
            throw new UnreadablePage("it is no XML");
        }
        openTag();
    }

    /** Requires that nothing follows the root element, which must have been left. */
    void requireEnd() throws UnreadablePage {
        input.skipWhitespace();
        if (!input.isAtEnd()) {
            throw new UnreadablePage("something follows its end");
        }
    }

    /** Enters the next child of the innermost element, or leaves that element if it has no more and returns false. */
    boolean enterChild() throws UnreadablePage {
        if (selfClosed) {
            leaveSelfClosed();
            return false;
        }
        input.skipWhitespace();
        if (input.isAt('<', '/')) {
            closeTag();
            return false;
        }
        openTag();
        return true;
    }

    /** Reads the text of the innermost element, which must hold nothing else, and leaves the element. */
    void readText(Text text) throws UnreadablePage {
        if (selfClosed) {
            text.set(input.bytes(), input.position(), input.position(), false);
            leaveSelfClosed();
            return;
        }
        int begin = input.position();
        int met = input.skipCharacters();
        if ((met & XmlInput.FORBIDDEN) != 0) {
            throw new UnreadablePage("<" + name() + "> holds a character that XML does not allow");
        }
        // XML makes a line feed of a carriage return, so what the store meant cannot be known.
        if ((met & XmlInput.CARRIAGE_RETURN) != 0) {
            throw new UnreadablePage("<" + name() + "> holds a carriage return as it is");
        }
        text.set(input.bytes(), begin, input.position(), (met & XmlInput.REFERENCE) != 0);
        if (!input.isAt('<', '/')) {
            throw new UnreadablePage("<" + name() + "> holds something else than text");
        }
        closeTag();
    }

    /**
     * Leaves the innermost element with all that is in it, characters that XML does not allow included: Ceph's gateway
     * echoes the key to list after with control characters by number, and fails every reader that is strict here.
     */
    void skip() throws UnreadablePage {
        int outside = depth - 1;
        while (depth > outside) {
            if (selfClosed) {
                leaveSelfClosed();
                continue;
            }
            input.skipCharacters();
            if (input.isAt('<', '/')) {
                closeTag();
            } else {
                openTag();
            }
        }
    }

    private void openTag() throws UnreadablePage {
        if (input.isAt('<', '!')) {
            throw new UnreadablePage("it holds a comment, a CDATA section or a document type, which no listing has");
        }
        if (input.isAt('<', '?')) {
            throw new UnreadablePage("it holds a processing instruction, which no listing has");
        }
        input.skip('<');
        if (depth == MAX_DEPTH) {
            throw new UnreadablePage("its elements are nested more than " + MAX_DEPTH + " deep");
        }
        nameBegins[depth] = input.skipName();
        nameEnds[depth] = input.position();
        depth++;
        if (!input.isAt('>')) {
            openUnusualTag();
        }
        input.skip('>');
    }

    private void openUnusualTag() throws UnreadablePage {
        if (input.isAt(':')) {
            throw new UnreadablePage("it holds the prefixed element <" + name() + ":...>, which no listing has");
        }
        XmlTags.skipAttributes(input);
        if (input.isAt('/')) {
            input.skip('/');
            selfClosed = true;
        }
    }

    private void closeTag() throws UnreadablePage {
        input.skip("</".length());
        int begin = nameBegins[depth - 1];
        int length = nameEnds[depth - 1] - begin;
        if (!input.isRepeated(begin, length)) {
            throw new UnreadablePage("the end of <" + name() + "> is missing");
        }
        input.skip(length);
        input.skipWhitespace();
        input.skip('>');
        depth--;
    }

    private void leaveSelfClosed() {
        selfClosed = false;
        depth--;
    }
}
