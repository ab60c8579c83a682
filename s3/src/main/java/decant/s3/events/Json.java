package decant.s3.events;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON value, as far as messages about objects need one. */
public sealed interface Json {
    record Members(Map<String, Json> values) implements Json {}

    record Elements(List<Json> values) implements Json {}

    record Text(String value) implements Json {}

    /** A number, a truth value or null, whose value nobody asks for; and what is not there. */
    record Other() implements Json {}

    /** What lies under these names, one within the other; {@link Other} where there is nothing. */
    default Json at(String... names) {
        Json value = this;
        for (String name : names) {
            value =
                    value instanceof Members(Map<String, Json> values)
                            ? values.getOrDefault(name, new Other())
                            : new Other();
        }
        return value;
    }

    /** The text under these names; {@code null} where there is none. */
    default @Nullable String text(String... names) {
        return at(names) instanceof Text(String value) ? value : null;
    }
}
