package decant.cli.verb;

import decant.cli.cutover.CutoverAnswers;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code decant migrate cutover}. */
@Command(
        name = "cutover",
        description = {
            "Have the application move to the target: visitors first, then writers, with a link back all the while.",
            "Every gate must be open. Asks the migration that runs on this machine, and tells how it goes; after a hook"
                    + " has failed, the same command goes on there."
        },
        customSynopsis = "decant migrate cutover [OPTIONS] [SOURCE TARGET]",
        sortOptions = false)
public final class MigrateCutoverVerb extends CourseVerb {
    @Override
    public String name() {
        return "migrate cutover";
    }

    @Override
    List<String> request() {
        return List.of(CutoverAnswers.CUTOVER);
    }

    @Override
    String question() {
        return "The application moves from %s to %s, visitors first, then its writers."
                .formatted(sourceName(), targetName());
    }
}
