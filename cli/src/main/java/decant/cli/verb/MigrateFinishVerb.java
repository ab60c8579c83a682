package decant.cli.verb;

import decant.cli.cutover.CutoverAnswers;
import decant.cli.options.DurationForm;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code decant migrate finish}. */
@Command(
        name = "finish",
        description = {
            "End a migration that is switched: both links, and whatever Decant has written below .decant/ in either"
                    + " bucket.",
            "After it there is no way back. Refused while a key is parked, or before it was quiet at the source."
        },
        customSynopsis = "decant migrate finish [OPTIONS] [SOURCE TARGET]",
        sortOptions = false)
public final class MigrateFinishVerb extends CourseVerb {
    private static final Duration DEFAULT_QUIET = Duration.ofHours(24);

    @Option(
            names = "--quiet-for",
            paramLabel = "TIME",
            description =
                    "For how long the application must not have written at the source, such as 12h. Default: 24h.")
    private @Nullable String quiet;

    @Override
    public String name() {
        return "migrate finish";
    }

    @Override
    List<String> request() {
        Duration time = quiet == null ? DEFAULT_QUIET : DurationForm.read("--quiet-for", quiet);
        return List.of(CutoverAnswers.FINISH, Long.toString(time.toSeconds()));
    }

    @Override
    String question() {
        return "The migration from %s to %s ends, and there is no way back.".formatted(sourceName(), targetName());
    }
}
