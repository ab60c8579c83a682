package decant.cli.file;

import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** What the value of a property looks like, in YAML and in the file's JSON Schema. */
public enum Shape {
    TEXT("a text; put it in quotes"),
    WHOLE_NUMBER("a whole number"),
    NUMBER("a number"),
    /** A whole number, or a text such as {@code 5%}. */
    AMOUNT("a whole number or a text"),
    /** One word of a few. */
    WORD("a word"),
    /** An option without a value: {@code true} gives it, {@code false} does not. */
    FLAG("true or false"),
    /** Several texts, each of which gives the option once more. */
    TEXTS("a text; put it in quotes");

    private final String words;

    Shape(String words) {
        this.words = words;
    }

    /** What a single value has to be, for people. */
    String words() {
        return words;
    }

    /** Whether a single value is of this shape, by its type under YAML's JSON schema. */
    boolean fits(ScalarNode value) {
        Tag tag = value.getTag();
        return switch (this) {
            case TEXT, WORD, TEXTS -> tag.equals(Tag.STR);
            case WHOLE_NUMBER -> tag.equals(Tag.INT);
            case NUMBER -> tag.equals(Tag.INT) || tag.equals(Tag.FLOAT);
            case AMOUNT -> tag.equals(Tag.INT) || tag.equals(Tag.STR);
            case FLAG -> tag.equals(Tag.BOOL);
        };
    }
}
