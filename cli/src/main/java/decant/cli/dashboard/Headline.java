package decant.cli.dashboard;

import decant.cli.output.Figures;
import decant.dashboard.view.PassView;
import decant.migration.Control;
import decant.migration.Gate;
import decant.migration.Step;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a migration is, in a sentence for anyone. */
final class Headline {
    private Headline() {}

    /**
     * The sentence about one that runs.
     *
     * @param lag by how much the target is behind; {@code null} while nothing has shown it
     */
    static String of(Control control, Step step, List<Gate> gates, @Nullable PassView pass, @Nullable Duration lag) {
        return switch (control.phase()) {
            case PREPARED, LIVE, BACKFILLING -> step(step, gates, pass);
            case CONVERGED -> step == Step.CONVERGING ? converged(gates, lag) : step(step, gates, pass);
            case SWITCHING, SWITCHED, FINISHED, ROLLED_BACK -> elsewhere(control);
        };
    }

    /** The sentence about one that no process is at. */
    static String ofResting(Control control, Step step) {
        return switch (control.phase()) {
            case PREPARED, LIVE, BACKFILLING, CONVERGED -> "Left off at its step " + step.word() + ".";
            case SWITCHING, SWITCHED, FINISHED, ROLLED_BACK -> elsewhere(control);
        };
    }

    private static String elsewhere(Control control) {
        return switch (control.phase()) {
            case PREPARED, LIVE, BACKFILLING, CONVERGED -> throw new IllegalArgumentException(control.phase().word());
            case SWITCHING -> "The application is moving from the source to the target.";
            case SWITCHED -> "The application uses the target now.";
            case FINISHED -> "Finished: the bucket has moved.";
            case ROLLED_BACK -> "Rolled back: the application uses the source.";
        };
    }

    private static String step(Step step, List<Gate> gates, @Nullable PassView pass) {
        return switch (step) {
            case PROOF -> "Waiting for the heartbeat to come back, to be sure that events come.";
            case BACKFILL -> "Copying what was there" + progress(step, pass);
            case ACCESS_LISTS -> "Comparing who may read what" + progress(step, pass);
            case CLOSING_PASS -> "Comparing everything once more" + progress(step, pass);
            case VERIFICATION -> "Proving that both buckets hold the same" + progress(step, pass);
            case CONVERGING -> converging(gates);
        };
    }

    private static String progress(Step step, @Nullable PassView pass) {
        if (pass == null || pass.ended() || !pass.step().equals(step.word())) {
            return ".";
        }
        Long total = pass.keysTotal();
        Long left = pass.secondsLeft();
        String share =
                total == null || total == 0
                        ? ""
                        : ", " + Figures.percent((double) Math.min(pass.keys(), total), (double) total);
        String time = left == null ? "" : ", about " + Figures.duration(Duration.ofSeconds(left)) + " left";
        return ": " + Figures.count(pass.keys(), "key") + share + time + ".";
    }

    private static String converging(List<Gate> gates) {
        List<String> closed = closed(gates);
        return closed.isEmpty()
                ? "Every gate is open."
                : "Changes are followed; not ready yet: " + String.join(", ", closed) + ".";
    }

    private static String converged(List<Gate> gates, @Nullable Duration lag) {
        List<String> closed = closed(gates);
        if (!closed.isEmpty()) {
            return converging(gates);
        }
        String arrival = lag == null ? "" : ", and what changes arrives within " + Figures.duration(lag);
        return "Ready: both buckets hold the same" + arrival + ".";
    }

    private static List<String> closed(List<Gate> gates) {
        return gates.stream().filter(gate -> !gate.isOpen()).map(gate -> gate.name().word()).toList();
    }
}
