package decant.cli.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import decant.cli.ending.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MigrationFileTest {
    @TempDir private Path directory;

    @Test
    void saysWhatTheCommandLineSays() throws IOException {
        MigrationFile file =
                read(
                        """
                        # A comment.
                        source: { bucket: "s3://us/a b" }
                        target:
                          bucket: s3://eu
                          no-sign-request: false
                          expected-bucket-owner: 012345678901
                        copy:
                          exclude: ["*.tmp", '=odd']
                          include: [ kept.tmp ]
                          bucket-key: true
                          max-delete: 5%
                        limits:
                          max-concurrency: 64
                        """
                                .replace("012345678901", "'012345678901'"));

        assertThat(file.arguments())
                .containsExactly(
                        "s3://us/a b",
                        "s3://eu",
                        "--target-expected-bucket-owner=012345678901",
                        "--exclude=*.tmp",
                        "--exclude==odd",
                        "--include=kept.tmp",
                        "--bucket-key",
                        "--max-delete=5%",
                        "--max-concurrency=64");
        assertThat(file.settings().getLast().line()).isEqualTo(13);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "copy:~  acls: private | 2: there is no property 'copy.acls'; did you mean 'acl'?",
                "copy:~  max-concurrency: 3 | 2: there is no property 'copy.max-concurrency';"
                        + " did you mean 'limits.max-concurrency'?",
                "copy:~  whatever: 3 | 2: there is no property 'copy.whatever'.",
                "~sources: {} | 2: there is no section 'sources'; did you mean 'source'?",
                "source: s3://a | 1: 'source' is a section: below it stand properties such as bucket, or leave it out.",
                "live: | 1: 'live' is a section: below it stand properties such as events, or leave it out.",
                "copy:~  acl: private~~  acl: private | 4: 'copy.acl' stands in line 2 already.",
                "copy: {}~copy: {} | 2: 'copy' stands in line 1 already.",
                "copy:~  acl: [private] | 2: 'copy.acl' is one value, and not a list or a section.",
                "copy:~  include: a* | 2: 'copy.include' is a list: write each item into a line that begins with -.",
                "copy:~  include:~  - a~  - [b] | 4: 'copy.include' is a list of single values.",
                "copy:~  acl: open | 2: 'copy.acl' is one of preserve, private, bucket-owner-full-control,"
                        + " public-read, and not 'open'.",
                "live:~  heartbeat: true | 2: 'live.heartbeat' is one of on, off, and not 'true'.",
                "live:~  events: | 2: 'live.events' has no value.",
                "live:~  events: ' ' | 2: 'live.events' has no value.",
                "source:~  profile: 123 | 2: 'source.profile' is a text; put it in quotes: '123'.",
                "source:~  no-sign-request: yes | 2: 'source.no-sign-request' is true or false: 'yes'.",
                "limits:~  max-concurrency: many | 2: 'limits.max-concurrency' is a whole number: 'many'.",
                "limits:~  max-concurrency: 1.5 | 2: 'limits.max-concurrency' is a whole number: '1.5'.",
                "copy:~  acl: !!java.net.URL [x] | 2: 'copy.acl' is one value, and not a list or a section.",
                "copy:~  sse: !!int AES256 | 2: 'copy.sse' is a text; put it in quotes: 'AES256'.",
                "- source | 1: this is no file of a migration: it begins with sections such as source: and target:.",
                "? [a]~: b | 1: a name is expected here.",
                "source:~  bucket: a: b | 2: this is no YAML: mapping values are not allowed here.",
                "source: {}~---~target: {} | 2: this is no YAML: but found another document.",
                "source: *nobody | 1: this is no YAML: found undefined alias nobody.",
            })
    void refusesWithTheLine(String text, String sentence) {
        assertThatThrownBy(() -> read(text.replace('~', '\n')))
                .isInstanceOf(Refusal.class)
                .hasMessage(directory.resolve("decant.yaml") + ":" + sentence);
    }

    @Test
    void refusesWhatCannotBeRead() throws IOException {
        Path file = directory.resolve("decant.yaml");
        assertThatThrownBy(() -> MigrationFile.read(file)).hasMessage("There is no file " + file + ".");
        assertThatThrownBy(() -> read("# nothing\n"))
                .hasMessage(file + " says nothing; begin with source: and target:.");
        Files.write(file, "source: { profile: f\u00FCr }".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> MigrationFile.read(file)).hasMessage(file + " is not written in UTF-8.");
        Files.write(file, new byte[(1 << 20) + 1]);
        assertThatThrownBy(() -> MigrationFile.read(file))
                .hasMessage(file + " is larger than 1 MiB: that is no file of a migration.");
    }

    private MigrationFile read(String text) throws IOException {
        return MigrationFile.read(Files.writeString(directory.resolve("decant.yaml"), text));
    }
}
