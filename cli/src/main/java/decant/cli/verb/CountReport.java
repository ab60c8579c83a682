package decant.cli.verb;

import decant.cli.output.Figures;
import decant.cli.output.Keys;
import decant.count.CountResult;
import decant.count.CountResult.Sum;
import decant.model.ObjectKey;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a count found, for people (the ten largest prefixes) and for scripts (all that are kept). */
record CountReport(String bucket, CountResult result, Duration took) {
    private static final int SHOWN_PREFIXES = 10;

    /** Characters that stand for all keys: what is left of eighty columns. */
    private static final int FULL_BAR = 16;

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        Sum total = result.total();
        lines.add(bucket);
        lines.add("  %s, %s".formatted(Figures.count(total.keys(), "key"), Figures.bytes(total.bytes())));
        lines.add("  %s, %s".formatted(Figures.count(result.requests(), "page") + " listed", Figures.duration(took)));
        addPrefixes(lines);
        if (total.keys() > 0) {
            addSizes(lines);
            addAges(lines);
            addClasses(lines);
        }
        return lines;
    }

    private void addPrefixes(List<String> lines) {
        if (result.prefixes().size() < 2) {
            return;
        }
        lines.add("");
        lines.add("  prefix");
        Sum rest = result.rest();
        for (int i = 0; i < result.prefixes().size(); i++) {
            CountResult.Prefix prefix = result.prefixes().get(i);
            if (i < SHOWN_PREFIXES) {
                lines.add(row(shown(prefix.name()), prefix.sum()));
            } else {
                rest = rest.plus(prefix.sum());
            }
        }
        if (rest.keys() > 0) {
            lines.add(row("(all others)", rest));
        }
    }

    private static String shown(String prefix) {
        return prefix.isEmpty() ? "(no prefix)" : Keys.shown(ObjectKey.of(prefix));
    }

    private void addSizes(List<String> lines) {
        lines.add("");
        lines.add("  size");
        for (int i = 0; i < result.sizes().size(); i++) {
            long keys = result.sizes().get(i);
            if (keys > 0) {
                String below = i == 0 ? "empty" : "below " + Figures.bytes(1L << i);
                lines.add("    %-28s %15s %12s  %s".formatted(below, Figures.count(keys), "", bar(keys)));
            }
        }
    }

    private void addAges(List<String> lines) {
        lines.add("");
        lines.add("  written");
        for (int i = 0; i < result.ages().size(); i++) {
            CountResult.Age age = result.ages().get(i);
            if (age.sum().keys() > 0) {
                lines.add(row(words(i, age.youngerThan()), age.sum()) + "  " + bar(age.sum().keys()));
            }
        }
    }

    private String words(int band, @Nullable Period end) {
        if (end == null) {
            return words(begin(band)) + " ago or before";
        }
        return band == 0 ? "in the last " + words(end) : words(begin(band)) + " to " + words(end) + " ago";
    }

    private Period begin(int band) {
        return Objects.requireNonNull(result.ages().get(band - 1).youngerThan());
    }

    private static String words(Period age) {
        if (age.getYears() > 0) {
            return Figures.count(age.getYears(), "year");
        }
        return age.getMonths() > 0 ? Figures.count(age.getMonths(), "month") : Figures.count(age.getDays(), "day");
    }

    private void addClasses(List<String> lines) {
        lines.add("");
        lines.add("  storage class");
        byName().forEach((name, sum) -> lines.add(row(name, sum) + "  " + bar(sum.keys())));
    }

    private Map<String, Sum> byName() {
        Map<String, Sum> classes = new TreeMap<>();
        result.classes().forEach((type, sum) -> classes.put(type.toString(), sum));
        return classes;
    }

    /** The share of all keys, drawn; what there is at all shows. */
    private String bar(long keys) {
        int length = (int) Math.max(1, Math.round((double) FULL_BAR * keys / result.total().keys()));
        return "#".repeat(length);
    }

    private static String row(String label, Sum sum) {
        return "    %-28s %15s %12s".formatted(label, Figures.count(sum.keys()), Figures.bytes(sum.bytes()));
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("bucket", bucket);
        document.put("tookMillis", took.toMillis());
        document.put("keys", result.total().keys());
        document.put("bytes", result.total().bytes());
        document.put("pages", result.requests());
        document.put(
                "prefixes",
                result.prefixes().stream().map(prefix -> member("prefix", prefix.name(), prefix.sum())).toList());
        document.put("otherPrefixes", sum(result.rest()));
        document.put("sizesByPowerOfTwo", result.sizes());
        document.put("ages", result.ages().stream().map(CountReport::age).toList());
        Map<String, Object> classes = new LinkedHashMap<>();
        byName().forEach((name, sum) -> classes.put(name, sum(sum)));
        document.put("storageClasses", classes);
        return document;
    }

    private static Map<String, Object> age(CountResult.Age age) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (age.youngerThan() != null) {
            members.put("youngerThan", age.youngerThan());
        }
        members.putAll(sum(age.sum()));
        return members;
    }

    private static Map<String, Object> member(String name, String value, Sum sum) {
        Map<String, Object> member = new LinkedHashMap<>();
        member.put(name, value);
        member.putAll(sum(sum));
        return member;
    }

    private static Map<String, Object> sum(Sum sum) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("keys", sum.keys());
        members.put("bytes", sum.bytes());
        return members;
    }
}
