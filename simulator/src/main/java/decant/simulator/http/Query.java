package decant.simulator.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The query of a request: names and values decoded, in the order they came. */
public final class Query {
    private record Parameter(String name, String value) {}

    private final List<Parameter> parameters;

    private Query(List<Parameter> parameters) {
        this.parameters = parameters;
    }

    /** Reads what follows the question mark, or the body of a form. */
    public static Query of(String raw) {
        List<Parameter> parameters = new ArrayList<>();
        for (String pair : raw.isEmpty() ? new String[0] : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            // In a query, unlike in a path, a plus sign means a space.
            parameters.add(
                    new Parameter(Percent.decode(name.replace('+', ' ')), Percent.decode(value.replace('+', ' '))));
        }
        return new Query(parameters);
    }

    /** The value of a parameter, the first where it was given twice; empty text where it has none. */
    public Optional<String> get(String name) {
        for (Parameter parameter : parameters) {
            if (parameter.name().equals(name)) {
                return Optional.of(parameter.value());
            }
        }
        return Optional.empty();
    }

    /** Every value of a parameter, in the order they came. */
    public List<String> all(String name) {
        return parameters.stream().filter(each -> each.name().equals(name)).map(Parameter::value).toList();
    }

    public boolean has(String name) {
        return get(name).isPresent();
    }

    public Set<String> names() {
        return parameters.stream().map(Parameter::name).collect(Collectors.toSet());
    }

    /** As it is signed: encoded, sorted by name and then by value. */
    String canonical() {
        return parameters.stream()
                .map(parameter ->
                        Percent.encode(parameter.name(), false) + "=" + Percent.encode(parameter.value(), false))
                .sorted()
                .collect(Collectors.joining("&"));
    }
}
