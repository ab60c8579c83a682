package decant.cli.file;

/**
 * A value of the file. A list is as many of them.
 *
 * @param line where it stands, counted from 1
 */
public record Setting(Property property, String value, int line) {
    /** Whether it says anything: a flag that is {@code false} does not. */
    public boolean isGiven() {
        return property.shape() != Shape.FLAG || value.equalsIgnoreCase("true");
    }

    /** The argument of the command line that says the same. */
    public String argument() {
        return property.argument(value);
    }
}
