package decant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import decant.model.ETag;
import decant.model.ObjectKey;
import decant.store.Operation;
import decant.store.StoreException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Every member of a document for scripts stands in {@code docs/output.md}, under the verb's heading. */
final class OutputDocumentTest {
    private static final Pattern MEMBER = Pattern.compile("`([A-Za-z.]+)`");

    @TempDir private Path directory;

    private CommandLineHarness decant;

    @BeforeEach
    void createBuckets() {
        decant = new CommandLineHarness(directory);
        for (int i = 0; i < 3; i++) {
            ETag etag = ETag.of("d41d8cd98f00b204e9800998ecf8427e");
            decant.buckets().create("bucket" + i).put(ObjectKey.of("key" + i), etag, 10);
        }
    }

    @Test
    void membersAreDocumented() throws IOException {
        assertDocumented("count", "count", "s3://bucket0");
        assertDocumented("diff", "diff", "s3://bucket0", "s3://bucket1");
        assertDocumented("diff", "sync", "s3://bucket0", "s3://bucket1", "--delete-surplus", "--max-delete", "0");
        decant.fail(Operation.READ_ACL, "key2", Kind.DENIED, "AccessDenied");
        assertDocumented("diff", "sync", "s3://bucket2", "s3://bucket1");
        assertDocumented("diff", "retry", "s3://bucket2", "s3://bucket1");
        assertDocumented("diff", "acl", "s3://bucket0", "s3://bucket1");
        assertDocumented("migrate plan", "migrate", "plan", "s3://bucket0", "s3://bucket1");
        assertDocumented(
                "migrate start",
                "migrate",
                "start",
                "s3://bucket0",
                "s3://bucket1",
                "--no-sign-request",
                "--follow",
                "listen:0",
                "--until-converged",
                "--heartbeat",
                "off",
                "--delete-surplus",
                "--max-delete",
                "9",
                "--late-landing",
                "0");
        assertDocumented("migrate start", "migrate", "status", "s3://bucket0", "s3://bucket1");
        assertDocumented("migrate report", "migrate", "report", "s3://bucket0", "s3://bucket1");
        assertDocumented("pause", "pause", "s3://bucket1");
        assertDocumented("pause", "resume", "s3://bucket1");
        assertDocumented("verify", "verify", "--deep", "s3://bucket2", "s3://bucket1");
        assertDocumented("explain", "explain", "s3://bucket2", "s3://bucket1", "key2");
        assertDocumented("explain", "explain", "s3://bucket0", "s3://bucket1", "key0");
        assertDocumented("latency", "latency", "s3://bucket0", "s3://bucket1", "--mark", "cutover");
        assertDocumented("latency", "latency", "s3://bucket0", "s3://bucket1", "--for", "1s", "--sizes", "1KB");
        assertDocumented("count", "count", "s3://nowhere");
    }

    private void assertDocumented(String heading, String... arguments) throws IOException {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--output";
        all[arguments.length + 1] = "json";
        decant.run(all);
        JsonNode document = new ObjectMapper().readTree(decant.out());
        Set<String> members = new TreeSet<>(document.propertyNames());
        if (document.has("counts")) {
            members.addAll(document.get("counts").propertyNames());
        }
        members.removeIf(name -> name.startsWith("repaired.") || name.equals("surplus.seen"));
        assertThat(documented("Every document")).isNotEmpty();
        Set<String> known = documented("Every document");
        known.addAll(documented("`" + heading));
        assertThat(known).as(String.join(" ", arguments)).containsAll(members);
    }

    /** Names in the first column of the tables below a heading that begins so. */
    private static Set<String> documented(String heading) throws IOException {
        Path page = Path.of(System.getProperty("decant.root"), "docs", "output.md");
        Set<String> names = new TreeSet<>();
        boolean inside = false;
        for (String line : Files.readAllLines(page)) {
            if (line.startsWith("## ")) {
                inside = line.substring(3).startsWith(heading);
            } else if (inside && line.startsWith("| ")) {
                Matcher member = MEMBER.matcher(line.substring(0, line.indexOf('|', 1)));
                while (member.find()) {
                    names.add(member.group(1));
                }
            }
        }
        return names;
    }
}
