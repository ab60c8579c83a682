package decant.lambda;

import decant.live.Deed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The figures of an invocation in CloudWatch's embedded metric format: documents in the log out of which CloudWatch
 * makes metrics, so that no further call is made [CloudWatch User Guide, embedded metric format specification].
 */
final class Metrics {
    /** The most values that one document may hold of one metric. */
    private static final int MAX_VALUES = 100;

    private static final String COUNT = "Count";
    private static final String MILLISECONDS = "Milliseconds";

    private final String namespace;
    private final String source;
    private final String target;

    /**
     * @param source name of the source, by which metrics can be told apart
     * @param target name of the target, likewise
     */
    Metrics(String namespace, String source, String target) {
        this.namespace = namespace;
        this.source = source;
        this.target = target;
    }

    /**
     * One document, or several where there are many lags.
     *
     * @param requests made at both sides
     * @param throttled answers by which a side asked for fewer requests
     */
    List<Map<String, Object>> documents(Figures figures, long requests, long throttled, Instant now) {
        Map<String, Object> counts = new TreeMap<>(figures.counts());
        counts.put("Copied", figures.deeds(Deed.COPIED));
        counts.put("Removed", figures.deeds(Deed.REMOVED));
        counts.put("Acl", figures.deeds(Deed.ACL));
        counts.put("Parked", figures.deeds(Deed.PARKED));
        counts.put("Requests", requests);
        counts.put("Throttled", throttled);
        List<Long> lags = figures.lagsMillis();
        List<Long> exposureLags = figures.exposureLagsMillis();
        List<Map<String, Object>> documents = new ArrayList<>();
        for (int begin = 0; begin == 0 || begin < lags.size(); begin += MAX_VALUES) {
            Map<String, Object> values = new LinkedHashMap<>(begin == 0 ? counts : Map.of());
            put("Lag", part(lags, begin), values);
            put("ExposureLag", part(exposureLags, begin), values);
            documents.add(document(values, now));
        }
        return documents;
    }

    private static void put(String name, List<Long> millis, Map<String, Object> values) {
        if (!millis.isEmpty()) {
            values.put(name, millis);
        }
    }

    private static List<Long> part(List<Long> values, int begin) {
        return values.subList(Math.min(begin, values.size()), Math.min(begin + MAX_VALUES, values.size()));
    }

    private Map<String, Object> document(Map<String, Object> values, Instant now) {
        List<Map<String, Object>> definitions =
                values.entrySet().stream()
                        .map(value ->
                                Map.<String, Object>of(
                                        "Name",
                                        value.getKey(),
                                        "Unit",
                                        value.getValue() instanceof List ? MILLISECONDS : COUNT))
                        .toList();
        Map<String, Object> directive =
                Map.of(
                        "Namespace",
                        namespace,
                        "Dimensions",
                        List.of(List.of("Source", "Target")),
                        "Metrics",
                        definitions);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("_aws", Map.of("Timestamp", now.toEpochMilli(), "CloudWatchMetrics", List.of(directive)));
        document.put("Source", source);
        document.put("Target", target);
        document.putAll(values);
        return document;
    }
}
