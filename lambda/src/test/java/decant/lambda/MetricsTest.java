package decant.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import decant.live.LookedAt;
import decant.model.Aspect;
import decant.model.ObjectKey;
import decant.reconcile.Outcome;
import decant.reconcile.Repairs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class MetricsTest {
    private final Figures figures = new Figures();

    private List<JsonNode> documents() {
        return new Metrics("Decant", "s3://a/", "s3://b/")
                .documents(figures, 7, 2, Instant.ofEpochMilli(1234)).stream()
                        .map(document -> FunctionBench.JSON.readTree(JsonText.of(document)))
                        .toList();
    }

    private void looked(Outcome outcome, long... lagsMillis) {
        List<Duration> lags = java.util.Arrays.stream(lagsMillis).mapToObj(Duration::ofMillis).toList();
        figures.lookedAt(new LookedAt(ObjectKey.of("a"), outcome, 5, lags), false);
    }

    @Test
    void aDocumentNamesEveryValueThatItHolds() {
        looked(new Outcome.Repaired(new Repairs(Set.of(Aspect.CONTENT), false), null), 100, 200);
        looked(new Outcome.Repaired(new Repairs(Set.of(Aspect.ACL), true), null), 300);
        looked(new Outcome.Again(Duration.ofSeconds(1), "SlowDown", true, Repairs.NONE, null));
        looked(new Outcome.InSync(), -5);

        JsonNode document = documents().getFirst();
        JsonNode directive = document.get("_aws").get("CloudWatchMetrics").get(0);
        assertThat(document.get("_aws").get("Timestamp").asLong()).isEqualTo(1234);
        assertThat(directive.get("Namespace").asString()).isEqualTo("Decant");
        assertThat(directive.get("Dimensions").toString()).isEqualTo("[[\"Source\",\"Target\"]]");
        assertThat(document.get("Source").asString()).isEqualTo("s3://a/");
        assertThat(document.get("Lag").toString()).isEqualTo("[100,200,300,0]");
        assertThat(document.get("ExposureLag").toString()).isEqualTo("[300]");
        Map<String, Integer> counts =
                Map.of("Copied", 1, "Acl", 1, "Removed", 0, "Retried", 1, "Requests", 7, "Throttled", 2, "Poison", 0);
        counts.forEach((name, count) -> assertThat(document.get(name).asInt()).as(name).isEqualTo(count));
        Set<String> named =
                directive
                        .get("Metrics")
                        .valueStream()
                        .map(metric -> metric.get("Name").asString())
                        .collect(Collectors.toSet());
        Set<String> held =
                document.propertyNames().stream()
                        .filter(name -> !Set.of("_aws", "Source", "Target").contains(name))
                        .collect(Collectors.toSet());
        assertThat(named).isEqualTo(held);
    }

    @Test
    void nothingIsSaidOfLagsWhereThereAreNone() {
        assertThat(documents()).singleElement().satisfies(document -> assertThat(document.has("Lag")).isFalse());
    }

    @Test
    void noDocumentHoldsMoreThanAHundredValues() {
        looked(new Outcome.InSync(), IntStream.range(0, 250).mapToLong(i -> i).toArray());

        assertThat(documents()).extracting(document -> document.get("Lag").size()).containsExactly(100, 100, 50);
        assertThat(documents()).extracting(document -> document.has("Copied")).containsExactly(true, false, false);
    }
}
