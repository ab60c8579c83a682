package decant.cli.killed;

import decant.cli.ending.Refusal;
import decant.cli.ledger.MigrationRows;
import decant.cli.migration.ControlClient;
import decant.cli.migration.ControlSocket;
import decant.cli.migration.MigrationAnswers;
import decant.cli.output.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a migration is.
 *
 * @param course empty where nobody answers
 * @param stopped why it does not go on; empty if it does
 * @param follows whether heartbeats have come back in this life of the program, and none lags
 */
record Standing(String phase, String step, String course, String stopped, boolean follows) {
    /** Nobody answers. */
    static final Standing UNKNOWN = new Standing("", "", "", "", false);

    /** As the process says that is at it. */
    static Standing asked(Path state) {
        Optional<ControlSocket.Answer> answer;
        try {
            answer = ControlClient.ask(ControlSocket.beside(state), List.of(MigrationAnswers.STATUS_DOCUMENT));
        } catch (Refusal _) {
            // It has only just begun.
            return UNKNOWN;
        }
        return answer.map(given -> of(Json.read(given.text()))).orElse(UNKNOWN);
    }

    private static Standing of(Map<String, Object> document) {
        Map<?, ?> cutover = (Map<?, ?>) document.getOrDefault("cutover", Map.of());
        boolean follows =
                document.get("gates") instanceof List<?> gates && isOpen("heartbeat", gates) && isOpen("lag", gates);
        return new Standing(
                String.valueOf(document.get("phase")),
                String.valueOf(document.get("step")),
                String.valueOf(cutover.get("course")),
                cutover.get("stopped") instanceof String why ? why : "",
                follows);
    }

    private static boolean isOpen(String gate, List<?> gates) {
        return gates.stream().anyMatch(one -> String.valueOf(one).contains("gate=" + gate + ", open=true"));
    }

    /** As the state file says that nobody holds. */
    static Standing remembered(Path state) {
        Map<String, String> rows = MigrationRows.in(state);
        return new Standing(
                rows.getOrDefault("phase", ""),
                rows.getOrDefault("step", ""),
                rows.getOrDefault("course", ""),
                rows.getOrDefault("stopped", ""),
                false);
    }

    boolean isStopped() {
        return !stopped.isEmpty();
    }

    boolean isConverged() {
        return course.equals("staying") && phase.equals("converged") && step.equals("converging");
    }
}
