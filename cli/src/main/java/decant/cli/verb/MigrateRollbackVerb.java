package decant.cli.verb;

import decant.cli.cutover.CutoverAnswers;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code decant migrate rollback}. */
@Command(
        name = "rollback",
        description = {
            "Have the application move back to the source, with everything that it wrote at the target.",
            "At any time between 'decant migrate cutover' and 'decant migrate finish', also while the cutover goes on"
                    + " or after it has stopped."
        },
        customSynopsis = "decant migrate rollback [OPTIONS] [SOURCE TARGET]",
        sortOptions = false)
public final class MigrateRollbackVerb extends CourseVerb {
    @Override
    public String name() {
        return "migrate rollback";
    }

    @Override
    List<String> request() {
        return List.of(CutoverAnswers.ROLLBACK);
    }

    @Override
    String question() {
        return "The application moves back from %s to %s, with what it wrote.".formatted(targetName(), sourceName());
    }
}
