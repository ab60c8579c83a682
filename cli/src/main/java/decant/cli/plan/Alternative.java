package decant.cli.plan;

import decant.cli.price.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Another way to move the same bucket.
 *
 * @param possible whether it could be used here at all
 * @param money requests, jobs and transfer; empty where a price is not known
 * @param sentences what it does better, and what it cannot do here
 */
public record Alternative(String name, boolean possible, Optional<Money> money, List<String> sentences) {
    public Alternative {
        sentences = List.copyOf(sentences);
    }

    /** For people. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        String cost = possible ? money.map(Money::words).orElse("cost not known") : "not possible here";
        lines.add("  " + name + ": " + cost);
        sentences.forEach(sentence -> lines.add("    " + sentence));
        return lines;
    }

    /** For scripts. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", name);
        document.put("possible", possible);
        money.ifPresent(sum -> document.put("dollars", sum.dollars()));
        document.put("sentences", sentences);
        return document;
    }
}
