package decant.cli.file;

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
}
