package decant.cli.ending;

import java.util.List;
import java.util.Map;

/**
 * What a verb has to say at its end.
 *
 * @param lines for people
 * @param document for scripts; its members stand in this order
 */
public record Ending(ExitCode exitCode, List<String> lines, Map<String, Object> document) {
    public Ending {
        lines = List.copyOf(lines);
    }
}
