package decant.cli.verb;

import decant.cli.cutover.CutoverAnswers;
import decant.cli.ending.Refusal;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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
    /** What fits into one request beside the keys that are taken as they are. */
    private static final int MAX_HOT = 10;

    @Option(
            names = "--accept-hot",
            paramLabel = "KEY",
            description =
                    "Let this key pass that is parked as hot: it is carried when writers have moved. May be given up to"
                            + " 10 times.")
    private List<String> hot = new ArrayList<>();

    @Override
    public String name() {
        return "migrate cutover";
    }

    @Override
    List<String> request() {
        if (hot.size() > MAX_HOT) {
            throw Refusal.usage("--accept-hot takes up to " + MAX_HOT + " keys at once.");
        }
        List<String> words = new ArrayList<>(List.of(CutoverAnswers.CUTOVER, Integer.toString(hot.size())));
        words.addAll(hot);
        return words;
    }

    @Override
    String question() {
        return "The application moves from %s to %s, visitors first, then its writers."
                .formatted(sourceName(), targetName());
    }
}
