package decant.cli.verb;

import decant.audit.Certificate;
import decant.audit.Finding;
import decant.cli.ledger.ParkedKeys;
import decant.cli.output.Figures;
import decant.cli.output.Version;
import decant.ledger.ParkedKey;
import decant.model.ObjectKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A certificate for people and, member by member in a fixed order, for scripts.
 *
 * @param seed what the samples were drawn by
 * @param parked what the state file of the migration says
 * @param notes sentences about the plan
 */
record CertificateReport(
        String source, String target, Certificate certificate, long seed, ParkedKeys parked, List<String> notes) {
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(
                switch (certificate.verdict()) {
                    case EQUAL -> "EQUAL: both hold the same" + (withheld() ? ", but for what is withheld." : ".");
                    case DIFFERENT -> "DIFFERENT: they do not hold the same.";
                    case UNDECIDED -> "UNDECIDED: it cannot be told whether both hold the same.";
                });
        lines.add(side("source", source, certificate.sourceKeys(), certificate.sourceBytes()));
        lines.add(side("target", target, certificate.targetKeys(), certificate.targetBytes()));
        new TreeMap<>(certificate.findings())
                .forEach((kind, number) -> lines.add("  found    " + Figures.count(number) + " " + words(kind)));
        lines.add("  took     " + Figures.duration(Duration.between(certificate.begun(), certificate.ended())));
        lines.addAll(certificate.relistingFailures());
        lines.addAll(parkedLines());
        lines.addAll(notes);
        lines.addAll(certificate.notLookedAt());
        return lines;
    }

    private boolean withheld() {
        return certificate.findings().containsKey(Finding.Kind.WITHHELD);
    }

    private List<String> parkedLines() {
        return switch (parked) {
            case ParkedKeys.NoRun() -> List.of();
            case ParkedKeys.Unreadable(String why) -> List.of("Parked keys are not known: " + why);
            case ParkedKeys.Found(long total, var _) ->
                    total == 0
                            ? List.of()
                            : List.of("The state file holds " + Figures.count(total, "parked key") + "; retry them.");
        };
    }

    private static String side(String side, String name, long keys, long bytes) {
        return "  %-8s %s, %s in %s".formatted(side, Figures.count(keys, "key"), Figures.bytes(bytes), name);
    }

    private static String words(Finding.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("decant", Version.NUMBER);
        document.put("source", source);
        document.put("target", target);
        document.put("verdict", certificate.verdict().name());
        document.put("begun", certificate.begun().toString());
        document.put("ended", certificate.ended().toString());
        document.put("sourceKeys", certificate.sourceKeys());
        document.put("sourceBytes", certificate.sourceBytes());
        document.put("targetKeys", certificate.targetKeys());
        document.put("targetBytes", certificate.targetBytes());
        Map<String, Object> findings = new LinkedHashMap<>();
        new TreeMap<>(certificate.findings()).forEach((kind, number) -> findings.put(kind.name(), number));
        document.put("findings", findings);
        document.put("deepKeys", certificate.deepKeys());
        document.put("settledAtSecondLook", certificate.settledAtSecondLook());
        document.put("equalByChecksum", certificate.equalByChecksum());
        document.put("equalByReceipt", certificate.equalByReceipt());
        document.put("relistedSpans", certificate.relistedSpans());
        document.put("relistingFailures", certificate.relistingFailures());
        document.put("notLookedAt", certificate.notLookedAt());
        document.put("notes", notes);
        document.put("seed", seed);
        putParked(document);
        document.put("ranges", certificate.ranges().stream().map(CertificateReport::range).toList());
        return document;
    }

    private void putParked(Map<String, Object> document) {
        switch (parked) {
            case ParkedKeys.NoRun() -> {
                // No run, so nothing that could be parked: no member.
            }
            case ParkedKeys.Unreadable(String why) -> document.put("parkedUnknown", why);
            case ParkedKeys.Found(long total, List<ParkedKey> first) -> {
                document.put("parked", total);
                document.put("parkedKeys", first.stream().map(CertificateReport::parkedKey).toList());
            }
        }
    }

    private static Map<String, Object> parkedKey(ParkedKey key) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("key", key.key().toString());
        members.put("cause", key.cause());
        members.put("detail", key.detail());
        return members;
    }

    private static Map<String, Object> range(Certificate.Range range) {
        Map<String, Object> members = new LinkedHashMap<>();
        putBound(members, "after", range.keys().after());
        putBound(members, "through", range.keys().through());
        members.put("source", side(range.source()));
        members.put("target", side(range.target()));
        return members;
    }

    /** An open end has no member. */
    private static void putBound(Map<String, Object> members, String name, @Nullable ObjectKey bound) {
        if (bound != null) {
            members.put(name, bound.toString());
        }
    }

    private static Map<String, Object> side(Certificate.Side side) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("keys", side.keys());
        members.put("bytes", side.bytes());
        members.put("sha256", side.digest());
        return members;
    }
}
