package decant.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import decant.dashboard.metrics.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The figures, their page and their Grafana dashboard say the same. */
final class MetricsTest {
    private static final Path DOCS = Path.of(System.getProperty("decant.root"), "docs");
    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\S+) (\\S+)$");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(decant_\\w+)[`{]");
    private static final Pattern NAME = Pattern.compile("decant_\\w+");

    private final String text = Metrics.text(new StillMigration().now());

    @Test
    void tellsHowTheMigrationFares() {
        assertThat(text)
                .contains(
                        "decant_migration{source=\"s3://pictures-us/\",target=\"s3://pictures-eu/\"} 1.0\n",
                        "decant_phase{phase=\"backfilling\"} 1.0\n",
                        "decant_phase{phase=\"live\"} 0.0\n",
                        "decant_gate_open{gate=\"access_lists\"} 0.0\n",
                        "decant_parked_keys 2.0\n",
                        "decant_lag_now_seconds 0.64\n",
                        "decant_lag_seconds{quantile=\"0.99\"} 1.9\n",
                        "decant_lag_seconds_count 5321\n",
                        "decant_calls_total{operation=\"list\",side=\"source\"} 1300.0\n",
                        "decant_looks_total{outcome=\"copied\"} 4102.0\n",
                        "decant_spent_dollars 17.42\n");
    }

    /** Keys are told on the page alone: a label for each would be a series for each. */
    @Test
    void namesNoKey() {
        assertThat(text).doesNotContain("onerror", "elephant");
    }

    @Test
    void everyFigureIsDocumented() throws IOException {
        assertThat(names(ROW, Files.readString(DOCS.resolve("metrics.md")))).isEqualTo(names(TYPE, text));
    }

    @Test
    void everyFigureOfTheGrafanaDashboardIsThere() throws IOException {
        String dashboard = Files.readString(DOCS.resolve("grafana.json"));
        JsonMapper.shared().readTree(dashboard);
        Set<String> known = names(TYPE, text);
        names(TYPE, text).stream()
                .filter(name -> text.contains("# TYPE " + name + " summary"))
                .forEach(name -> {
                    known.add(name + "_sum");
                    known.add(name + "_count");
                });

        assertThat(NAME.matcher(dashboard).results().map(found -> found.group()).toList())
                .hasSizeGreaterThan(10)
                .allMatch(known::contains);
    }

    private static Set<String> names(Pattern pattern, String in) {
        Set<String> names = new TreeSet<>();
        pattern.matcher(in).results().forEach(found -> names.add(found.group(1)));
        return names;
    }
}
