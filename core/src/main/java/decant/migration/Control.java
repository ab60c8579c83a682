package decant.migration;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the control object says.
 *
 * @param epoch counts the phases that there were; an actor that began in another one does not act
 * @param changed when it was last changed, by the clock of whoever changed it
 */
public record Control(Phase phase, long epoch, boolean paused, Instant changed) {
    /** What holds where there is no control object. */
    public static final Control NONE = new Control(Phase.PREPARED, 0, false, Instant.EPOCH);

    private static final String TITLE = "decant-control";
    private static final String VERSION = "1";

    /** The same, in which nobody acts until it is {@linkplain #resumed resumed}. */
    public Control paused(Instant now) {
        return paused ? this : new Control(phase, epoch, true, now);
    }

    /** The same, in which its actors act. */
    public Control resumed(Instant now) {
        return paused ? new Control(phase, epoch, false, now) : this;
    }

    /** The next epoch: actors of this one act no more. */
    public Control movedTo(Phase next, Instant now) {
        return new Control(next, epoch + 1, paused, now);
    }

    /**
     * The same epoch in another phase, in which the same actors go on.
     *
     * @throws IllegalArgumentException if not the same ones may act in both
     */
    public Control goneOnTo(Phase next, Instant now) {
        if (!phase.carriesForward() || !next.carriesForward()) {
            throw new IllegalArgumentException(phase.word() + " and " + next.word() + " have other actors.");
        }
        return next == phase ? this : new Control(next, epoch, paused, now);
    }

    /** As it is kept: a line for each member, for people to read. */
    String text() {
        return """
        %s %s
        phase %s
        epoch %d
        paused %s
        changed %s
        """
                .formatted(TITLE, VERSION, phase.word(), epoch, paused ? "yes" : "no", changed);
    }

    /** What a text says; {@code null} where it cannot be understood. */
    static @Nullable Control read(String text) {
        Map<String, String> lines = new HashMap<>();
        for (String line : text.lines().toList()) {
            int space = line.indexOf(' ');
            if (space < 1 || lines.put(line.substring(0, space), line.substring(space + 1)) != null) {
                return null;
            }
        }
        Phase phase = Phase.of(lines.getOrDefault("phase", ""));
        String paused = lines.getOrDefault("paused", "");
        if (!VERSION.equals(lines.get(TITLE)) || phase == null || !(paused.equals("yes") || paused.equals("no"))) {
            return null;
        }
        try {
            long epoch = Long.parseLong(lines.getOrDefault("epoch", ""));
            Instant changed = Instant.parse(lines.getOrDefault("changed", ""));
            return epoch < 0 ? null : new Control(phase, epoch, paused.equals("yes"), changed);
        } catch (NumberFormatException | DateTimeException _) {
            return null;
        }
    }
}
