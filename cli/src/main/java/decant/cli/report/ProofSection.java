package decant.cli.report;

import decant.cli.output.Figures;
import decant.cli.output.Keys;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the last verification proved, and what it says nothing about. */
final class ProofSection {
    private ProofSection() {}

    static void write(Markup out, @Nullable Proof proof, int verifications) {
        if (proof == null) {
            out.leaf("p", "Nothing was verified yet, so nothing is proven.");
            return;
        }
        out.open("p").leaf("strong", proof.verdict(), "class", "verdict " + proof.verdict().toLowerCase(Locale.ROOT));
        out.text(" " + sentence(proof)).close();
        Table table = Table.begin(out, "side", ">keys", ">bytes");
        table.row("source", Figures.count(proof.number("sourceKeys")), Figures.bytes(proof.number("sourceBytes")));
        table.row("target", Figures.count(proof.number("targetKeys")), Figures.bytes(proof.number("targetBytes")));
        table.end();
        findings(out, proof);
        out.open("dl");
        fact(
                out,
                "when",
                TimeScale.words(proof.time("begun"))
                        + ", in "
                        + Figures.duration(Duration.between(proof.time("begun"), proof.time("ended"))));
        fact(out, "how", how(proof));
        fact(
                out,
                "by receipt",
                Figures.count(proof.number("equalByReceipt"))
                        + " of the equal keys are known to be so only by what was written down when they were copied");
        fact(
                out,
                "listed again",
                Figures.count(proof.number("relistedSpans"), "span") + " by code that shares nothing with the lister");
        fact(out, "verified", Figures.count(verifications, "time"));
        fact(out, "SHA-256", proof.sha256());
        out.close();
        out.leaf(
                "p",
                "The hash is that of the certificate, which 'decant migrate report --certificate FILE' writes; it tells"
                        + " whether two copies are the same, and not who made them.",
                "class",
                "soft");
        sentences(out, "It says nothing about:", proof.sentences("notLookedAt"));
        sentences(out, "Listed otherwise by the independent lister:", proof.sentences("relistingFailures"));
    }

    /** What was found at the first look; a key that was written meanwhile is looked at again. */
    private static void findings(Markup out, Proof proof) {
        String found =
                proof.findings().entrySet().stream()
                        .map(finding ->
                                Figures.count(ReportFacts.number(finding.getValue()))
                                        + " "
                                        + finding.getKey().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .collect(Collectors.joining(", "));
        if (!found.isEmpty()) {
            out.leaf("p", (proof.writtenMeanwhile() > 0 ? "Found by the first look: " : "Found: ") + found + ".");
        }
    }

    private static String sentence(Proof proof) {
        return switch (proof.verdict()) {
            case "EQUAL" -> "Both sides held the same" + written(proof) + ".";
            case "DIFFERENT" -> "Both sides did not hold the same.";
            default -> "It could not be told for every key whether both sides held the same.";
        };
    }

    private static String written(Proof proof) {
        long keys = proof.writtenMeanwhile();
        return keys == 0
                ? ""
                : ", but for %s written meanwhile and looked at again".formatted(Figures.count(keys, "key"));
    }

    private static String how(Proof proof) {
        long deep = proof.number("deepKeys");
        return "every key of both listings compared in "
                + Figures.count(proof.ranges(), "range")
                + (deep > 0 ? ", and every aspect of " + Figures.count(deep, "key") : "");
    }

    private static void fact(Markup out, String name, String words) {
        out.open("div").leaf("dt", name).leaf("dd", words).close();
    }

    private static void sentences(Markup out, String heading, List<String> sentences) {
        if (sentences.isEmpty()) {
            return;
        }
        out.leaf("p", heading).open("ul");
        sentences.forEach(sentence -> out.leaf("li", Keys.shown(sentence)));
        out.close();
    }
}
