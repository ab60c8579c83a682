package decant.cli.file;

import java.util.ArrayList;
import java.util.List;

/**
 * A property of the file, which is an option of the command line under another name.
 *
 * @param section the section it stands in
 * @param name its name there
 * @param option the option, such as {@code --acl}, or the label of a position, such as {@code SOURCE}
 * @param description a sentence for the schema
 * @param values where it is one word of a few: these; otherwise an example or more
 */
public record Property(
        String section, String name, String option, Shape shape, String description, List<String> values) {
    public Property {
        values = List.copyOf(values);
    }

    /** How people name it: {@code section.name}. */
    public String path() {
        return section + "." + name;
    }

    /** Whether the command line takes its value by position. */
    public boolean isPositional() {
        return !option.startsWith("--");
    }

    /** The argument that says the same. */
    String argument(String value) {
        if (isPositional()) {
            return value;
        }
        return shape == Shape.FLAG ? option : option + "=" + value;
    }

    /** One of any text. */
    static Property text(String section, String name, String option, String description, String... examples) {
        return new Property(section, name, option, Shape.TEXT, description, List.of(examples));
    }

    /** A list of texts. */
    static Property texts(String section, String name, String option, String description, String... examples) {
        return new Property(section, name, option, Shape.TEXTS, description, List.of(examples));
    }

    /** One word of a few. */
    static Property word(String section, String name, String option, String description, String... words) {
        return new Property(section, name, option, Shape.WORD, description, List.of(words));
    }

    /** Either there or not. */
    static Property flag(String section, String name, String option, String description) {
        return new Property(section, name, option, Shape.FLAG, description, List.of("true"));
    }

    /** A whole number, which the option calls by the same name. */
    static Property number(String section, String name, String description, String example) {
        return new Property(section, name, "--" + name, Shape.WHOLE_NUMBER, description, List.of(example));
    }

    /** A number that may have a unit. */
    static Property amount(String section, String name, String option, String description, String example) {
        List<String> examples = new ArrayList<>(List.of("1000", example));
        return new Property(section, name, option, Shape.AMOUNT, description, examples);
    }
}
