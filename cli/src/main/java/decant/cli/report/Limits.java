package decant.cli.report;

import decant.cli.output.Figures;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the report does not show, said plainly. */
final class Limits {
    private Limits() {}

    static List<String> of(Story story, @Nullable Proof proof) {
        List<String> limits = new ArrayList<>();
        if (proof == null) {
            limits.add("Nothing was verified: what was copied was looked at again when it was copied, and no more.");
        } else {
            limits.add(
                    ("The verification speaks of the time from %s to %s. What was written later was followed by"
                                    + " events, and is not in it.")
                            .formatted(TimeScale.words(proof.time("begun")), TimeScale.words(proof.time("ended"))));
            if (proof.number("deepKeys") < proof.number("sourceKeys")) {
                limits.add(
                        ("It compared sizes and ETags of every key; metadata, tags and access lists of %s. The closing"
                                        + " pass compared those, and it shares its comparison with the copier.")
                                .formatted(Figures.count(proof.number("deepKeys"), "key")));
            }
        }
        limits.add("Former versions, original times of writing, and annotations are not carried, nor compared.");
        limits.add(
                "Figures are those of the processes on this machine. What a killed process did within its last second"
                        + " is not in them; functions and other machines never are.");
        limits.add("Money is an estimate by a table of prices, and no invoice.");
        if (!story.facts().standing().running() && !story.facts().standing().isFinished()) {
            limits.add(
                    "No process is at it: gates are shown as they were seen at "
                            + TimeScale.words(story.facts().standing().seen())
                            + ".");
        }
        return limits;
    }
}
