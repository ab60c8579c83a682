package decant.cli.migration;

import decant.migration.Gate;
import decant.migration.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a migration is, for people and for scripts.
 *
 * @param phase as the control object has it
 * @param running whether a process is at it on this machine
 * @param figures what else there is to say, for scripts
 * @param now what goes on now, a line each, for people
 */
public record StatusReport(
        String source,
        String target,
        String phase,
        long epoch,
        boolean paused,
        Step step,
        boolean running,
        List<Gate> gates,
        Map<String, Object> figures,
        List<String> now) {
    /** For people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(source + " -> " + target);
        lines.add("  phase   " + phase + (paused ? ", paused" : "") + "; step " + step.word());
        gates.forEach(gate -> lines.add(line(gate)));
        lines.addAll(now);
        if (!running) {
            lines.add("  no process is at it on this machine; 'decant migrate start' goes on");
        }
        return lines;
    }

    /** A gate in one line. */
    static String line(Gate gate) {
        return "  %-7s %-13s %s".formatted(gate.isOpen() ? "open" : "CLOSED", gate.name().word(), gate.reason());
    }

    /** For scripts. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("source", source);
        document.put("target", target);
        document.put("phase", phase);
        document.put("epoch", epoch);
        document.put("paused", paused);
        document.put("step", step.word());
        document.put("running", running);
        document.put("gates", gates.stream().map(StatusReport::document).toList());
        document.putAll(figures);
        return document;
    }

    private static Map<String, Object> document(Gate gate) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("gate", gate.name().word());
        document.put("open", gate.isOpen());
        document.put("reason", gate.reason());
        return document;
    }
}
