package decant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import decant.cli.ending.ExitCode;
import decant.cli.file.Property;
import decant.cli.file.PropertyTable;
import decant.cli.file.Shape;
import decant.model.ETag;
import decant.model.ObjectKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The file's options and those that are typed, in whole runs. */
final class FiledArgumentsTest {
    private static final String BUCKETS = "source: { bucket: s3://source }\ntarget: { bucket: s3://target }\n";
    private static final String EVENTS = "live: { events: 'listen:9090' }\n";

    @TempDir private Path directory;
    private CommandLineHarness decant;

    @BeforeEach
    void createBuckets() {
        decant = new CommandLineHarness(directory);
        decant.buckets().create("source").put(ObjectKey.of("key"), ETag.of("d41d8cd98f00b204e9800998ecf8427e"), 0);
        decant.buckets().create("target");
    }

    private void file(String... sections) throws IOException {
        Files.writeString(directory.resolve("decant.yaml"), String.join("", sections));
    }

    @Test
    void takesTheFileOfThisDirectory() throws IOException {
        file(EVENTS, "target: { bucket: s3://target }\nsource: { bucket: s3://source }\n");

        assertThat(decant.run("migrate", "plan")).as(decant.err()).isEqualTo(ExitCode.OK);
        assertThat(decant.out()).startsWith("Plan for s3://source/ to s3://target/").contains("port 9090");
        assertThat(decant.err()).isEmpty();
    }

    @Test
    void takesTheFileThatIsNamed() throws IOException {
        Files.writeString(directory.resolve("other.yaml"), BUCKETS + EVENTS);

        assertThat(decant.run("migrate", "plan", "--file", "other.yaml")).isEqualTo(ExitCode.OK);
        assertThat(decant.run("migrate", "plan", "--file=other.yaml", "-v")).isEqualTo(ExitCode.OK);
        assertThat(decant.run("migrate", "plan", "--file", "no.yaml")).isEqualTo(ExitCode.STATE);
        assertThat(decant.err()).isEqualTo("decant: There is no file " + directory.resolve("no.yaml") + ".\n");
    }

    @Test
    void whatIsTypedWins() throws IOException {
        file(BUCKETS, EVENTS, "copy: { acl: public-read }\n");
        decant.buckets().create("other");

        assertThat(decant.run("migrate", "plan", "s3://source", "s3://other", "--acl", "private"))
                .isEqualTo(ExitCode.OK);
        assertThat(decant.out()).contains("to s3://other/", "--acl private");
        assertThat(decant.run("migrate", "plan", "--acl", "private", "--acl", "preserve")).isEqualTo(ExitCode.USAGE);
        assertThat(decant.err()).contains("should be specified only once").doesNotContain("decant.yaml");
    }

    @Test
    void otherVerbsTakeNoFile() throws IOException {
        file("nonsense");

        assertThat(decant.run("sync", "s3://source", "s3://target")).isEqualTo(ExitCode.OK);
        assertThat(decant.run("migrate", "plan", "--help")).isEqualTo(ExitCode.OK);
        assertThat(decant.out()).contains("--file=FILE", "decant migrate plan [OPTIONS] [SOURCE TARGET]");
        assertThat(decant.run("migrate")).isEqualTo(ExitCode.OK);
        assertThat(decant.out()).contains("Verbs:", "plan");
    }

    @Test
    void saysWhereBucketsCanBeNamed() throws IOException {
        assertThat(decant.run("migrate", "plan")).isEqualTo(ExitCode.USAGE);
        assertThat(decant.err())
                .isEqualTo(
                        "decant: No buckets are named, and there is no "
                                + directory.resolve("decant.yaml")
                                + "; name source and target, or a file with --file.\n");
        file("source: { bucket: s3://source }\n");
        assertThat(decant.run("migrate", "plan")).isEqualTo(ExitCode.USAGE);
        assertThat(decant.err()).contains("decant.yaml does not say target.bucket, and no buckets are typed.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "copy: { sse: rot13 } | 3 (copy.sse): --sse is AES256, aws:kms or aws:kms:dsse, not \"rot13\".",
                "source: { endpoint-url: 'a b' } | 3 (source.endpoint-url): ",
                "limits: { max-concurrency: 0 } | 3 (limits.max-concurrency): ",
                "limits: { max-concurrency: 99999999999 } | 3 (limits.max-concurrency): Invalid value",
                "copy: { late-landing: -1 } | 3 (copy.late-landing): --late-landing is a number of seconds",
                "live: { max-removals: many } | 3 (live.max-removals): --max-removals",
                "target: { bucket: target } | 3 (target.bucket): Invalid value for TARGET"
            })
    void namesTheLineOfAValueThatAnOptionRefuses(String line, String sentence) throws IOException {
        String section = line.substring(0, line.indexOf(':'));
        String others =
                switch (section) {
                    case "source" -> "target: { bucket: s3://target }\n\n";
                    case "target" -> "source: { bucket: s3://source }\n\n";
                    default -> BUCKETS;
                };
        boolean needsBucket = section.equals("source");
        file(others, needsBucket ? line.replace("{", "{ bucket: s3://source,") : line);

        assertThat(decant.run("migrate", "plan")).isEqualTo(ExitCode.USAGE);
        assertThat(decant.err()).startsWith("decant: " + directory.resolve("decant.yaml") + ":" + sentence);
    }

    @Test
    void theSampleOfTheDocumentsMakesSense() {
        Path sample = Path.of(System.getProperty("decant.root"), "docs", "decant.yaml");
        decant.buckets().create("pictures-us");
        decant.buckets().create("pictures-eu");

        assertThat(decant.run("migrate", "plan", "--file", sample.toString())).as(decant.err()).isEqualTo(ExitCode.OK);
        assertThat(decant.out()).contains("s3://pictures-us/ to s3://pictures-eu/");
    }

    static List<Property> properties() {
        return PropertyTable.ALL;
    }

    @ParameterizedTest
    @MethodSource("properties")
    void everyPropertyIsAnOptionOfAVerb(Property property) {
        Collection<CommandLine> verbs = Verbs.all().getSubcommands().get("migrate").getSubcommands().values();

        assertThat(verbs).anySatisfy(verb -> assertThat(isOf(verb, property)).isTrue());
        if (property.shape() == Shape.WORD) {
            assertThat(verbs)
                    .filteredOn(verb -> isOf(verb, property))
                    .allSatisfy(verb -> {
                        OptionSpec option = verb.getCommandSpec().findOption(property.option());
                        assertThat(option.paramLabel().split("\\|")).containsExactlyElementsOf(property.values());
                    });
        }
    }

    private static boolean isOf(CommandLine verb, Property property) {
        return property.isPositional()
                ? verb.getCommandSpec().positionalParameters().stream()
                        .anyMatch(position -> position.paramLabel().equals(property.option()))
                : verb.getCommandSpec().findOption(property.option()) != null;
    }
}
