package decant.cli;

import static decant.cli.plan.Surveys.part;
import static decant.cli.plan.Surveys.with;
import static org.assertj.core.api.Assertions.assertThat;

import decant.cli.ending.ExitCode;
import decant.cli.plan.Surveys;
import decant.model.ETag;
import decant.model.ObjectKey;
import decant.s3.inspect.BucketFacts;
import decant.s3.inspect.Known;
import decant.s3.survey.Setting;
import decant.s3.survey.SettingAnswer;
import decant.s3.survey.SettingPart;
import decant.s3.survey.Survey;
import decant.store.Operation;
import decant.store.StoreException.Kind;
import decant.store.memory.MemoryBucket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** {@code decant migrate plan} on buckets in memory. */
final class PlanTest {
    private static final ETag ETAG = ETag.of("d41d8cd98f00b204e9800998ecf8427e");
    private static final int KEYS = 300;

    private static final SettingPart TOLD =
            part("TopicConfiguration", "Topic", "arn:ours", "Event", "s3:ObjectCreated:*", "Event", "s3:ObjectAcl:Put");

    @TempDir private Path directory;
    private CommandLineHarness decant;
    private MemoryBucket target;

    @BeforeEach
    void createBuckets() {
        decant = new CommandLineHarness(directory);
        MemoryBucket source = decant.buckets().create("source");
        for (int i = 0; i < KEYS; i++) {
            source.put(ObjectKey.of("key/%05d".formatted(i)), ETAG, 1 << 20);
        }
        target = decant.buckets().create("target");
        decant.buckets().survey("source", with(Surveys.PLAIN, Setting.NOTIFICATIONS, TOLD));
    }

    private ExitCode plan(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("migrate", "plan", "s3://source", "s3://target", "--follow", "listen:9090"));
        arguments.addAll(List.of("--reverse-follow", "listen:9092"));
        arguments.addAll(Arrays.asList(more));
        return decant.run(arguments.toArray(String[]::new));
    }

    private JsonNode document() {
        return new ObjectMapper().readTree(decant.out());
    }

    private List<String> levels(String level) {
        List<String> names = new ArrayList<>();
        for (JsonNode check : document().get("checks")) {
            if (check.get("level").asString().equals(level)) {
                names.add(check.get("name").asString());
            }
        }
        return names;
    }

    @Test
    void maySayThatAllIsWell() {
        assertThat(plan()).as(decant.err()).isEqualTo(ExitCode.OK);

        assertThat(decant.out())
                .contains("IT MAY START: 34 ok, 0 to look at, 0 that stop it.")
                .contains("What it takes, for 300 keys, 300 MiB:")
                .contains("S3 Replication with Batch Replication: $0.25");
        assertThat(target.contents()).isEmpty();
    }

    @Test
    void tellsWhereNoCutoverIsPossible() {
        assertThat(
                        decant.run(
                                "migrate",
                                "plan",
                                "s3://source",
                                "s3://target",
                                "--follow",
                                "listen:9090",
                                "--output",
                                "json"))
                .isEqualTo(ExitCode.OK);

        assertThat(levels("look")).containsExactly("events back");
    }

    @Test
    void stopsWhereNobodyTellsOfChanges() {
        assertThat(decant.run("migrate", "plan", "s3://source", "s3://target", "--output", "json"))
                .isEqualTo(ExitCode.UNDECIDED);

        assertThat(levels("stop")).containsExactly("events");
        assertThat(document().get("mayStart").asBoolean()).isFalse();
    }

    @Test
    void stopsWhereCopiesCouldBeShown() {
        decant.buckets().facts("target", new BucketFacts("o", Known.NO, Known.NO, Known.NO, Known.NO, Known.YES));
        decant.buckets().survey("target", with(Surveys.PLAIN, Setting.POLICY_STATUS, part("IsPublic", "", "true")));

        assertThat(plan("--output", "json")).isEqualTo(ExitCode.UNDECIDED);
        assertThat(levels("stop")).containsExactly("access lists", "public by policy");
        assertThat(plan("--acl", "private")).isEqualTo(ExitCode.UNDECIDED);
        assertThat(decant.out()).contains("IT MUST NOT START", "1 that stop it.");
    }

    @Test
    void tellsWhereAccessListsCouldNotBeKeptOnTheWayBack() {
        decant.buckets().facts("source", new BucketFacts("o", Known.NO, Known.NO, Known.NO, Known.NO, Known.YES));

        assertThat(plan("--acl", "private", "--output", "json")).isEqualTo(ExitCode.OK);
        assertThat(levels("look")).containsExactly("access lists back");
    }

    @Test
    void stopsWhereTheSourceMayNotBeRead() {
        decant.fail(Operation.READ_ACL, null, Kind.DENIED, "AccessDenied");

        assertThat(plan("--output", "json")).isEqualTo(ExitCode.UNDECIDED);
        assertThat(levels("stop")).containsExactly("reading grants");
    }

    @Test
    void takesNoSilenceForAnAnswer() {
        Survey silent = Surveys.plain("default", false);
        for (Setting setting : Setting.values()) {
            silent = with(silent, setting, new SettingAnswer.NotKnown("the store does not answer.", false));
        }
        decant.buckets().survey("source", silent);
        decant.buckets().survey("target", silent);

        assertThat(plan("--output", "json")).isEqualTo(ExitCode.OK);
        assertThat(levels("ok"))
                .doesNotContain("source ownership", "target ownership", "source public access")
                .doesNotContain("target public access", "configuration", "public by policy");
        assertThat(levels("look")).hasSize(19);
        assertThat(document().get("forecast").has("dollars")).isFalse();
        assertThat(document().get("alternatives").get(0).get("possible").asBoolean()).isFalse();
        assertThat(decant.out())
                .contains("whether the source keeps them is not known")
                .doesNotContain("does not keep them now");
    }

    @Test
    void forecastsTheRequestsThatAMigrationMakes() {
        assertThat(plan("--output", "json")).isEqualTo(ExitCode.OK);
        JsonNode forecast = document().get("forecast").get("requests");

        JsonNode first = calls("sync", "s3://source", "s3://target");
        JsonNode closing = calls("sync", "s3://source", "s3://target", "--aspects", "all");
        assertThat(forecast.get("COPY").asLong()).isEqualTo(sum(first, "COPY") + sum(closing, "COPY"));
        for (String kind : List.of("READ_ACL", "LOOK")) {
            // No fewer are made; a machine that stood still reads once more what it was about to act on.
            assertThat(sum(first, kind) + sum(closing, kind))
                    .as(kind)
                    .isGreaterThanOrEqualTo(forecast.get(kind).asLong());
        }
        int byTheAuditor = 2;
        assertThat(forecast.get("LIST").asLong())
                .isGreaterThanOrEqualTo(sum(first, "LIST") + sum(closing, "LIST") + byTheAuditor);
    }

    private JsonNode calls(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 4);
        List<String> more = List.of("--output", "json", "--max-concurrency", "1");
        for (int i = 0; i < more.size(); i++) {
            all[arguments.length + i] = more.get(i);
        }
        assertThat(decant.run(all)).isEqualTo(ExitCode.OK);
        return document().get("calls");
    }

    private static long sum(JsonNode calls, String kind) {
        return calls.get("source").path(kind).asLong() + calls.get("target").path(kind).asLong();
    }

    @Test
    void holdsTheForecastAgainstTheBudget() {
        assertThat(plan("--budget-dollars", "0.000001")).isEqualTo(ExitCode.OK);
        assertThat(decant.out()).contains("look  budget", "is beyond the budget of less than $0.01.");
        assertThat(plan("--budget-dollars", "500")).isEqualTo(ExitCode.OK);
        assertThat(decant.out()).contains("ok    budget", "is within $500.00.");
    }

    @Test
    void forecastsMoneyAndTimeByWhatIsKnown() {
        decant.buckets().survey("target", Surveys.plain("eu-west-1", true));
        assertThat(plan("--max-copies-per-second", "10", "--output", "json")).isEqualTo(ExitCode.OK);
        JsonNode forecast = document().get("forecast");
        assertThat(forecast.get("leastSeconds").asLong()).isEqualTo(KEYS / 10);
        // 300 copies and 5 lists at the target, 4 at the source; 900 + 600 reads; 300 MiB at 2 cents a GB.
        double dollars = 0.305 * 0.005 + 0.004 * 0.005 + 1.5 * 0.0004 + 300 / 1024.0 * 0.02;
        assertThat(forecast.get("dollars").asDouble()).isCloseTo(dollars, org.assertj.core.api.Assertions.within(1e-9));

        decant.buckets().survey("target", Surveys.plain("moon-1", true));
        assertThat(plan("--output", "json")).isEqualTo(ExitCode.OK);
        assertThat(document().get("forecast").get("prices").asString()).startsWith("not known").contains("moon-1");
    }
}
