package decant.cli.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import decant.cli.cutover.Course;
import decant.cli.cutover.CutoverRecord;
import decant.cli.migration.MigrationRecord;
import decant.dashboard.view.PhaseView;
import decant.live.Deed;
import decant.migration.CutoverStep;
import decant.migration.Gate;
import decant.migration.Phase;
import decant.migration.Step;
import decant.store.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the labels of figures can say, and what their page and the Grafana dashboard take that to be. */
final class MetricLabelsTest {
    private static final Path DOCS = Path.of(System.getProperty("decant.root"), "docs");
    private static final Pattern WORD = Pattern.compile("`([^`]+)`");
    private static final Pattern CONDITION = Pattern.compile("(\\w+)=~?\\\\\"([^\"\\\\]+)\\\\\"");
    private static final Pattern LEGEND = Pattern.compile("\\{\\{(\\w+)}}");
    private static final Set<String> QUANTILES = Set.of("0.5", "0.99");

    /** A row of the page, and what the code says. */
    record Row(String label, Set<String> words) {
        @Override
        public String toString() {
            return label;
        }
    }

    private static List<Row> rows() {
        return List.of(
                new Row("`phase`", words(Stream.of(Phase.values()).flatMap(MetricLabelsTest::line))),
                new Row("`step` of `decant_step`", words(steps())),
                new Row(
                        "`step` of `decant_pass`",
                        words(
                                Stream.of(Step.BACKFILL, Step.ACCESS_LISTS, Step.CLOSING_PASS, Step.VERIFICATION)
                                        .map(Step::word))),
                new Row("`gate`", words(Stream.of(Gate.Name.values()).map(gate -> gate.word().replace(' ', '_')))),
                new Row("`side`", Set.of("source", "target")),
                new Row(
                        "`operation`",
                        words(
                                Stream.of(Operation.values())
                                        .map(one -> one.name().toLowerCase(Locale.ROOT).replace('_', '-')))),
                new Row("`outcome`", words(Stream.of(Deed.values()).map(Deed::word))));
    }

    private static Stream<String> line(Phase now) {
        return PhaseView.line(now).stream().map(PhaseView::word);
    }

    /** Wherever a migration is, and however far its cutover has come. */
    private static Stream<String> steps() {
        List<String> steps = new ArrayList<>();
        for (Course course : Course.values()) {
            Map<String, String> rows = new HashMap<>(Map.of("course", course.word()));
            for (CutoverStep step : CutoverStep.values()) {
                for (Step otherwise : Step.values()) {
                    steps.add(CourseViews.step(new CutoverRecord(MigrationRecord.of(rows)), otherwise.word()));
                }
                rows.put("cutover began " + step.word(), "2026-11-26T04:00:00Z");
                rows.put("cutover did " + step.word(), "2026-11-26T04:00:01Z");
            }
        }
        return steps.stream();
    }

    private static Set<String> words(Stream<String> words) {
        return words.collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyValueIsOnThePage(Row row) throws IOException {
        String beginning = "| " + row.label() + " | ";
        List<String> found =
                Files.readAllLines(DOCS.resolve("metrics.md")).stream()
                        .filter(line -> line.startsWith(beginning))
                        .toList();
        assertThat(found).as("rows about %s", row.label()).hasSize(1);
        String said = found.getFirst().substring(beginning.length());
        assertThat(words(WORD.matcher(said).results().map(word -> word.group(1)))).isEqualTo(row.words());
    }

    @Test
    void theGrafanaDashboardAsksForNothingElse() throws IOException {
        Map<String, Set<String>> known = new HashMap<>(Map.of("quantile", QUANTILES));
        for (Row row : rows()) {
            Matcher label = WORD.matcher(row.label());
            assertThat(label.find()).isTrue();
            known.computeIfAbsent(label.group(1), _ -> new TreeSet<>()).addAll(row.words());
        }
        String dashboard = Files.readString(DOCS.resolve("grafana.json"));
        Matcher conditions = CONDITION.matcher(dashboard);
        int seen = 0;
        while (conditions.find()) {
            seen++;
            assertThat(known).containsKey(conditions.group(1));
            assertThat(known.get(conditions.group(1))).contains(conditions.group(2).split("\\|", -1));
        }
        assertThat(seen).isGreaterThan(3);
        assertThat(LEGEND.matcher(dashboard).results().map(legend -> legend.group(1)))
                .contains("phase", "step")
                .allMatch(known::containsKey);
    }
}
