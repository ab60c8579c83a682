package decant.cli.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON Schema that the table amounts to. */
final class SchemaDraft {
    /** Text that is more than blanks. */
    private static final String SOMETHING = "\\S";

    private SchemaDraft() {}

    static Map<String, Object> document() {
        Map<String, Object> sections = new LinkedHashMap<>();
        PropertyTable.SECTIONS.forEach((section, words) -> sections.put(section, section(section, words)));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "decant.yaml");
        schema.put("description", "A migration: what is moved where, and how. Each property is an option by its name.");
        schema.putAll(object(sections));
        return schema;
    }

    private static Map<String, Object> section(String section, String words) {
        Map<String, Object> properties = new LinkedHashMap<>();
        PropertyTable.of(section).forEach(property -> properties.put(property.name(), property(property)));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("description", words);
        schema.putAll(object(properties));
        return schema;
    }

    private static Map<String, Object> object(Map<String, Object> properties) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("additionalProperties", false);
        return schema;
    }

    private static Map<String, Object> property(Property property) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("description", property.description() + " (" + property.option() + ")");
        switch (property.shape()) {
            case TEXT -> schema.putAll(Map.of("type", "string", "pattern", SOMETHING));
            case WHOLE_NUMBER -> schema.put("type", "integer");
            case NUMBER -> schema.put("type", "number");
            case AMOUNT -> schema.putAll(Map.of("type", List.of("integer", "string"), "pattern", SOMETHING));
            case WORD -> schema.put("enum", property.values());
            case FLAG -> schema.put("type", "boolean");
            case TEXTS ->
                    schema.putAll(Map.of("type", "array", "items", Map.of("type", "string", "pattern", SOMETHING)));
        }
        if (property.shape() != Shape.WORD) {
            List<Object> examples = property.values().stream().map(text -> example(property.shape(), text)).toList();
            schema.put("examples", property.shape() == Shape.TEXTS ? List.of(examples) : examples);
        }
        return schema;
    }

    private static Object example(Shape shape, String text) {
        return switch (shape) {
            case TEXT, TEXTS, WORD -> text;
            case FLAG -> Boolean.valueOf(text);
            case WHOLE_NUMBER -> Long.valueOf(text);
            case NUMBER -> Double.valueOf(text);
            case AMOUNT -> text.matches("\\d+") ? Long.valueOf(text) : text;
        };
    }
}
