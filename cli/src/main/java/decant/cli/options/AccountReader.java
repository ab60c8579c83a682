package decant.cli.options;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the id of an account, as AWS has them. */
final class AccountReader implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
        if (!text.matches("[0-9]{12}")) {
            throw new TypeConversionException("\"" + text + "\" is no account id of twelve digits.");
        }
        return text;
    }
}
