package decant.cli.verb;

import decant.migration.Control;
import java.time.Instant;
import picocli.CommandLine.Command;

/** {@code decant resume}. */
@Command(
        name = "resume",
        description = "Let go on what 'decant pause' made stand still, within seconds.",
        sortOptions = false)
public final class ResumeVerb extends ControlVerb {
    @Override
    public String name() {
        return "resume";
    }

    @Override
    Control changed(Control control, Instant now) {
        return control.resumed(now);
    }

    @Override
    String done(String target, Control control, Instant settled) {
        return target + " is not paused; what stood still goes on within seconds.";
    }
}
