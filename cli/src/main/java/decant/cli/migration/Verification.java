package decant.cli.migration;

import decant.migration.Readings;
import decant.model.ObjectKey;
import java.util.List;

/**
 * What a verification found.
 *
 * @param changed keys that were not found equal, but were written while it ran: they are looked at again
 * @param different keys that were not found equal although nobody wrote them, up to a bound
 * @param undecided whether keys or listings could not be decided
 * @param lines what it amounts to, a line each
 */
public record Verification(List<ObjectKey> changed, List<ObjectKey> different, boolean undecided, List<String> lines) {
    public Verification {
        changed = List.copyOf(changed);
        different = List.copyOf(different);
        lines = List.copyOf(lines);
    }

    /** As the gate sees it. */
    public Readings.Verified verified() {
        if (!different.isEmpty()) {
            return Readings.Verified.DIFFERENT;
        }
        return undecided ? Readings.Verified.UNDECIDED : Readings.Verified.EQUAL;
    }
}
