package decant.cli.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import decant.cli.ending.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code docs/decant.schema.json}, the table and the reader say the same. */
final class SchemaTest {
    private static final Path DOCS = Path.of(System.getProperty("decant.root"), "docs");
    private static final Path FILE = DOCS.resolve("decant.schema.json");

    @TempDir private Path directory;

    @Test
    void theSchemaIsTheTable() throws IOException {
        ObjectMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        Path wanted = DOCS.resolveSibling("cli").resolve("target").resolve(FILE.getFileName());
        Files.writeString(wanted, mapper.writeValueAsString(SchemaDraft.document()) + "\n");

        assertThat(mapper.readTree(Files.readString(FILE)))
                .as("docs/decant.schema.json is not the schema of PropertyTable; copy %s there", wanted)
                .isEqualTo(mapper.readTree(Files.readString(wanted)));
    }

    @Test
    void theSampleIsTaken() throws IOException {
        String sample = Files.readString(DOCS.resolve("decant.yaml"));

        assertThat(isTakenBySchema(sample)).isTrue();
        assertThat(isRead(sample)).isTrue();
    }

    /** Every example of every property, alone in its section. */
    static Stream<String> examples() {
        return PropertyTable.ALL.stream()
                .flatMap(property -> property.values().stream().map(value -> yaml(property, value)));
    }

    private static String yaml(Property property, String value) {
        String written =
                switch (property.shape()) {
                    case TEXT, WORD, AMOUNT -> "\"" + value + "\"";
                    case WHOLE_NUMBER, NUMBER, FLAG -> value;
                    case TEXTS -> "[\"" + value + "\"]";
                };
        return "%s: { %s: %s }".formatted(property.section(), property.name(), written);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void takesEveryExample(String text) throws IOException {
        assertThat(isTakenBySchema(text)).as("by the schema").isTrue();
        assertThat(isRead(text)).as("by the reader").isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing: {}",
                "source: s3://a",
                "source:",
                "source: [a]",
                "source: { buckets: s3://a }",
                "source: { bucket: }",
                "source: { bucket: '' }",
                "source: { bucket: [s3://a] }",
                "source: { bucket: 17 }",
                "source: { profile: true }",
                "source: { no-sign-request: 'true' }",
                "source: { addressing: host }",
                "live: { heartbeat: true }",
                "live: { metrics: 1.5 }",
                "live: { max-removals: [1] }",
                "copy: { include: a* }",
                "copy: { include: [1] }",
                "copy: { include: [[a]] }",
                "copy: { acl: PRIVATE }",
                "copy: { late-landing: soon }",
                "limits: { max-concurrency: '3' }",
                "limits: { max-concurrency: { of: 3 } }",
                "[]",
                "text",
            })
    void refusesTheSame(String text) throws IOException {
        assertThat(isTakenBySchema(text)).as("by the schema").isFalse();
        assertThat(isRead(text)).as("by the reader").isFalse();
    }

    private static boolean isTakenBySchema(String text) throws IOException {
        Schema schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(Files.readString(FILE));
        return schema.validate(text, InputFormat.YAML).equals(List.of());
    }

    private boolean isRead(String text) throws IOException {
        try {
            MigrationFile.read(Files.writeString(directory.resolve("decant.yaml"), text));
            return true;
        } catch (Refusal _) {
            return false;
        }
    }
}
