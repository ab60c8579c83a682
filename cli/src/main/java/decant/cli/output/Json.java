package decant.cli.output;

import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes documents made of maps, lists, texts, numbers and truth values. Members stand in the order of their map, so
 * that two documents about the same compare line by line.
 */
public final class Json {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private static final ObjectWriteContext PRETTY =
            new ObjectWriteContext.Base() {
                @Override
                public PrettyPrinter getPrettyPrinter() {
                    return new DefaultPrettyPrinter();
                }

                @Override
                public boolean hasPrettyPrinter() {
                    return true;
                }
            };

    private Json() {}

    /** Writes a document over several lines, with a line end after it. */
    public static void writeDocument(Map<String, ?> document, Writer out) {
        try (JsonGenerator generator = FACTORY.createGenerator(PRETTY, out)) {
            write(document, generator);
            generator.writeRaw('\n');
        }
    }

    /** Writes a document in one line, with a line end after it. */
    public static void writeLine(Map<String, ?> document, Writer out) {
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            write(document, generator);
            generator.writeRaw('\n');
        }
    }

    /** Reads a document; its members stay in their order. */
    public static Map<String, Object> read(String document) {
        return JsonMapper.shared().readValue(document, new TypeReference<LinkedHashMap<String, Object>>() {});
    }

    private static void write(Object value, JsonGenerator out) {
        switch (value) {
            case Map<?, ?> members -> {
                out.writeStartObject();
                members.forEach((name, member) -> {
                    out.writeName(String.valueOf(name));
                    write(member, out);
                });
                out.writeEndObject();
            }
            case List<?> elements -> {
                out.writeStartArray();
                elements.forEach(element -> write(element, out));
                out.writeEndArray();
            }
            case Boolean truth -> out.writeBoolean(truth);
            case Integer number -> out.writeNumber(number);
            case Long number -> out.writeNumber(number);
            case Double number -> out.writeNumber(number);
            default -> out.writeString(value.toString());
        }
    }
}
