package decant.lambda;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values of an environment, read one by one. An empty value is none. */
final class Variables {
    private final Map<String, String> environment;

    /**
     * Looks through the names first: a setting that is misspelt would be followed silently.
     *
     * @throws BadSetting at a name that is none
     */
    Variables(Map<String, String> environment) {
        this.environment = environment;
        environment.keySet().stream()
                .filter(name -> name.startsWith(Variable.PREFIX) && Variable.called(name).isEmpty())
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw new BadSetting(name + " is no setting of this function.");
                });
    }

    /** What was said, or else the fallback; {@code null} where there is neither. */
    @Nullable String text(Variable variable) {
        String said = environment.getOrDefault(variable.toString(), "").strip();
        String text = said.isEmpty() ? variable.fallback() : said;
        return text.isEmpty() ? null : text;
    }

    String required(Variable variable) {
        String text = text(variable);
        if (text == null) {
            throw new BadSetting(variable, "is missing: " + variable.meaning() + ".");
        }
        return text;
    }

    /** A whole number of one or more. */
    int count(Variable variable) {
        return count(variable, required(variable), 1);
    }

    /** A whole number of one or more, or what is meant by saying nothing. */
    int count(Variable variable, int unsaid) {
        String text = text(variable);
        return text == null ? unsaid : count(variable, text, 1);
    }

    /** A whole number, nought included. */
    int countOrNone(Variable variable) {
        return count(variable, required(variable), 0);
    }

    private static int count(Variable variable, String text, int least) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Said below.
        }
        throw new BadSetting(variable, "is a whole number of " + least + " or more, not \"" + text + "\".");
    }

    /** One of some words, by how they are written. */
    <E extends Enum<E>> E word(Variable variable, Class<E> type) {
        String text = required(variable);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> word(constant).equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new BadSetting(
                                variable,
                                "is one of "
                                        + Arrays.stream(type.getEnumConstants())
                                                .map(Variables::word)
                                                .collect(Collectors.joining(", "))
                                        + ", not \""
                                        + text
                                        + "\"."));
    }

    private static String word(Enum<?> constant) {
        return constant.toString().toLowerCase(Locale.ROOT);
    }

    @Nullable URI address(Variable variable) {
        String text = text(variable);
        try {
            return text == null ? null : new URI(text);
        } catch (URISyntaxException e) {
            throw new BadSetting(variable, "is no address such as https://s3.example.com:9000: " + e.getReason() + ".");
        }
    }
}
