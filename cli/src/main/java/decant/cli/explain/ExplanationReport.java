package decant.cli.explain;

import decant.cli.ledger.KeyHistory;
import decant.cli.output.Figures;
import decant.cli.output.Keys;
import decant.cli.output.Verdicts;
import decant.model.KeyRange;
import decant.model.ObjectKey;
import decant.reconcile.JudgeLine;
import decant.reconcile.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An explanation for people, each aspect's two states below each other, and for scripts.
 *
 * @param notes sentences about the plan
 */
public record ExplanationReport(String source, String target, Explanation explanation, List<String> notes) {
    /** For people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(Keys.shown(explanation.key()));
        lines.add("  verdict  " + Verdicts.words(explanation.verdict()));
        lines.add("  rule     " + explanation.rule());
        lines.add("  next     " + explanation.act());
        history().forEach(sentence -> lines.add("  ledger   " + sentence));
        for (AspectFinding finding : explanation.isNowhere() ? List.<AspectFinding>of() : explanation.aspects()) {
            lines.add("");
            lines.add("  " + finding.aspect().words() + answer(finding));
            lines.add("    source  " + state(finding.source()));
            lines.add("    target  " + state(finding.target()));
        }
        lines.add("");
        lines.add("  source   " + source);
        lines.add("  target   " + target);
        lines.addAll(sentences());
        return lines;
    }

    private List<String> sentences() {
        List<String> sentences = new ArrayList<>(explanation.contradictions());
        sentences.addAll(notes);
        return sentences;
    }

    private static String state(@Nullable String words) {
        return words == null ? "-" : words;
    }

    private static String answer(AspectFinding finding) {
        JudgeLine line = finding.line();
        if (line == null) {
            return "";
        }
        String left = finding.compared() ? "" : " (not compared by a sync with these options)";
        return ": " + word(line) + ", since " + line.words() + left;
    }

    private static String word(JudgeLine line) {
        return line.answer().name().toLowerCase(Locale.ROOT);
    }

    private List<String> history() {
        return switch (explanation.history()) {
            case KeyHistory.NoRun() -> List.of("There is no state file of a sync or a migration.");
            case KeyHistory.Unreadable(String why) -> List.of(why);
            case KeyHistory.Found found -> history(found);
        };
    }

    private static List<String> history(KeyHistory.Found found) {
        List<String> lines = new ArrayList<>();
        if (found.parked() != null) {
            lines.add(
                    "Parked since %s (%s): %s"
                            .formatted(
                                    found.parked().since(),
                                    found.parked().cause(),
                                    Keys.shown(found.parked().detail())));
        }
        if (found.pending() != null) {
            lines.add(
                    "Pending (%s) after %s in vain, not to be looked at before %s."
                            .formatted(
                                    found.pending().cause(),
                                    Figures.count(found.pending().tries(), "try", "tries"),
                                    found.pending().notBefore()));
        }
        if (found.actingSince() != null) {
            lines.add("A request that changes it was about to be sent at " + found.actingSince() + ".");
        }
        if (found.underWay() != null) {
            lines.add(
                    "Requests for its span, %s, were about to be sent at %s."
                            .formatted(words(found.underWay().span()), found.underWay().since()));
        }
        if (found.receipt() != null) {
            lines.add(
                    "Receipt: ETag %s at the target was copied from ETag %s, %s."
                            .formatted(
                                    found.receipt().target(),
                                    found.receipt().source(),
                                    Figures.bytes(found.receipt().size())));
        }
        lines.add(pass(found));
        return lines;
    }

    private static String pass(KeyHistory.Found found) {
        if (!found.begun()) {
            return "No pass is under way.";
        }
        return found.openRange() == null
                ? "A pass is under way, and has been here."
                : "A pass is under way, and has yet to do " + words(found.openRange()) + ", where this lies.";
    }

    private static String words(KeyRange span) {
        return (span.after() == null ? "from the first key" : "after " + Keys.shown(span.after()))
                + (span.through() == null ? " to the last" : " through " + Keys.shown(span.through()));
    }

    /** For scripts. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("source", source);
        document.put("target", target);
        document.put("key", explanation.key().toString());
        document.put("verdict", verdict());
        document.put("exposes", explanation.verdict() instanceof Verdict.Different(var _, boolean exposes) && exposes);
        document.put("rule", explanation.rule());
        document.put("nextAct", explanation.actWord());
        document.put("nextActSentence", explanation.act());
        document.put("aspects", explanation.aspects().stream().map(ExplanationReport::aspect).toList());
        switch (explanation.history()) {
            case KeyHistory.NoRun() -> {
                // No run, so nothing that it could have left: no member.
            }
            case KeyHistory.Unreadable(String why) -> document.put("ledgerUnknown", why);
            case KeyHistory.Found found -> document.put("ledger", ledger(found));
        }
        document.put("notes", sentences());
        return document;
    }

    private String verdict() {
        return switch (explanation.verdict()) {
            case Verdict.Equal _ -> "EQUAL";
            case Verdict.Missing _ -> "MISSING";
            case Verdict.Surplus _ -> "SURPLUS";
            case Verdict.Different _ -> "DIFFERENT";
            case Verdict.Unknown _ -> "UNDECIDED";
            case Verdict.Yielded _ -> "YIELDED";
        };
    }

    private static Map<String, Object> aspect(AspectFinding finding) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("aspect", finding.aspect().words());
        put(members, "source", finding.source());
        put(members, "target", finding.target());
        if (finding.line() != null) {
            members.put("answer", finding.line().answer().name());
            members.put("line", finding.line().name());
            members.put("since", finding.line().words());
        }
        members.put("compared", finding.compared());
        return members;
    }

    private static void put(Map<String, Object> members, String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value);
        }
    }

    private static Map<String, Object> ledger(KeyHistory.Found found) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("passUnderWay", found.begun());
        members.put("passHasBeenHere", found.begun() && found.openRange() == null);
        if (found.pending() != null) {
            Map<String, Object> pending = new LinkedHashMap<>();
            pending.put("cause", found.pending().cause());
            pending.put("tries", found.pending().tries());
            pending.put("notBefore", found.pending().notBefore());
            members.put("pending", pending);
        }
        if (found.parked() != null) {
            Map<String, Object> parked = new LinkedHashMap<>();
            parked.put("cause", found.parked().cause());
            parked.put("detail", found.parked().detail());
            parked.put("since", found.parked().since());
            members.put("parked", parked);
        }
        if (found.receipt() != null) {
            Map<String, Object> receipt = new LinkedHashMap<>();
            receipt.put("sourceEtag", found.receipt().source());
            receipt.put("targetEtag", found.receipt().target());
            receipt.put("bytes", found.receipt().size());
            members.put("receipt", receipt);
        }
        put(members, "actingSince", found.actingSince());
        if (found.underWay() != null) {
            Map<String, Object> span = new LinkedHashMap<>();
            put(span, "after", bound(found.underWay().span().after()));
            put(span, "through", bound(found.underWay().span().through()));
            span.put("since", found.underWay().since());
            members.put("span", span);
        }
        return members;
    }

    private static @Nullable String bound(@Nullable ObjectKey key) {
        return key == null ? null : key.toString();
    }
}
