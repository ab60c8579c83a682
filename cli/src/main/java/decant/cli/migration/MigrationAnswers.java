package decant.cli.migration;

import decant.cli.buckets.Gates;
import decant.cli.ending.ExitCode;
import decant.cli.output.Json;
import decant.flow.Caps;
import decant.migration.Control;
import decant.migration.Gate;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What a running migration says of itself, and what it lets itself be told. Safe for any number of threads. */
public final class MigrationAnswers {
    /** Where it is, for people. */
    public static final String STATUS = "status";

    /** Where it is, as a document in one line. */
    public static final String STATUS_DOCUMENT = "status-document";

    /** Verify once more. */
    public static final String VERIFY = "verify";

    /** Other limits: followed by the three caps, as numbers. */
    public static final String THROTTLE = "throttle";

    private final Migration migration;
    private final PhaseChanges phases;
    private final Gates gates;
    private final Supplier<List<String>> now;
    private final Supplier<Map<String, Object>> figures;
    private final String source;
    private final String target;

    /**
     * @param now what goes on, a line each
     * @param figures members of a document: what was followed, what was spent, and how a cutover goes
     */
    public MigrationAnswers(
            Migration migration,
            PhaseChanges phases,
            Gates gates,
            Supplier<List<String>> now,
            Supplier<Map<String, Object>> figures,
            String source,
            String target) {
        this.migration = migration;
        this.phases = phases;
        this.gates = gates;
        this.now = now;
        this.figures = figures;
        this.source = source;
        this.target = target;
    }

    /** What a display shows: the step, the gates that are closed, and what goes on. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        List<Gate> all = migration.gates();
        List<String> closed = all.stream().filter(gate -> !gate.isOpen()).map(gate -> gate.name().word()).toList();
        lines.add(
                "  %s, step %s; %d of %d gates open%s"
                        .formatted(
                                phases.last().phase().word(),
                                migration.step().word(),
                                all.size() - closed.size(),
                                all.size(),
                                closed.isEmpty() ? "" : ", closed: " + String.join(", ", closed)));
        lines.addAll(now.get());
        return lines;
    }

    /** Where it is. */
    public StatusReport status() {
        return status(phases.now());
    }

    /** Where it was when that was looked at last: without a remote call. */
    public StatusReport lastStatus() {
        return status(phases.last());
    }

    private StatusReport status(Control control) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("limits", Limits.document(gates.caps()));
        members.putAll(figures.get());
        return new StatusReport(
                source,
                target,
                control.phase().word(),
                control.epoch(),
                control.paused(),
                migration.step(),
                true,
                migration.gates(),
                members,
                now.get());
    }

    /** Answers a request. */
    public ControlSocket.Answer answer(List<String> words) {
        return switch (words.getFirst()) {
            case STATUS -> ok(String.join("\n", status().lines()) + "\n");
            case STATUS_DOCUMENT -> {
                StringWriter text = new StringWriter();
                Json.writeLine(status().document(), text);
                yield ok(text.toString());
            }
            case VERIFY -> {
                migration.verifyAgain();
                yield ok("Both sides are verified again as soon as nothing else is under way.\n");
            }
            case THROTTLE -> throttle(words.subList(1, words.size()));
            default -> new ControlSocket.Answer(ExitCode.USAGE, "The running migration knows no such request.\n");
        };
    }

    private ControlSocket.Answer throttle(List<String> typed) {
        try {
            Caps caps = Limits.changed(gates.caps(), typed);
            gates.change(caps);
            return ok(String.join("\n", Limits.lines(caps)) + "\n");
        } catch (IllegalArgumentException e) {
            return new ControlSocket.Answer(ExitCode.USAGE, e.getMessage() + "\n");
        }
    }

    private static ControlSocket.Answer ok(String text) {
        return new ControlSocket.Answer(ExitCode.OK, text);
    }
}
