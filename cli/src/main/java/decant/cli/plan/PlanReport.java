package decant.cli.plan;

import decant.cli.plan.Check.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a plan has to say.
 *
 * @param source the source's URI
 * @param target the target's URI
 * @param carryOver what of the source's configuration the target lacks
 */
public record PlanReport(
        String source,
        String target,
        List<Check> checks,
        CarryOver carryOver,
        MoveForecast forecast,
        List<Alternative> alternatives) {
    public PlanReport {
        checks = List.copyOf(checks);
        alternatives = List.copyOf(alternatives);
    }

    /** Whether a migration may start. */
    public boolean mayStart() {
        return count(Level.STOP) == 0;
    }

    private long count(Level level) {
        return checks.stream().filter(check -> check.level() == level).count();
    }

    /** For people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Plan for " + source + " to " + target);
        lines.add("");
        int width = checks.stream().mapToInt(check -> check.name().length()).max().orElse(0);
        String blank = " ".repeat("  stop  ".length() + width + 2);
        for (Check check : checks) {
            String name = check.name() + " ".repeat(width - check.name().length());
            lines.add("  %-4s  %s  %s".formatted(check.level().word(), name, check.finding()));
            if (!check.advice().isEmpty()) {
                lines.add(blank + "-> " + check.advice());
            }
        }
        lines.add("");
        lines.addAll(forecast.lines());
        lines.add("");
        lines.add("What AWS offers instead:");
        alternatives.forEach(alternative -> lines.addAll(alternative.lines()));
        lines.add("");
        lines.add(
                "%s: %d ok, %d to look at, %d that stop it."
                        .formatted(
                                mayStart() ? "IT MAY START" : "IT MUST NOT START",
                                count(Level.OK),
                                count(Level.LOOK),
                                count(Level.STOP)));
        return lines;
    }

    /** For scripts. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("source", source);
        document.put("target", target);
        document.put("mayStart", mayStart());
        document.put("checks", checks.stream().map(Check::document).toList());
        document.put("configuration", carryOver.document());
        document.put("forecast", forecast.document());
        document.put("alternatives", alternatives.stream().map(Alternative::document).toList());
        return document;
    }
}
