package decant.cli.verb;

import decant.migration.Control;
import java.time.Instant;

/** Everybody acts again. */
final class Resuming implements ControlChange {
    @Override
    public Control changed(Control control, Instant now) {
        return control.resumed(now);
    }

    @Override
    public String done(String target, Control control, Instant settled) {
        return target + " is not paused; what stood still goes on within seconds.";
    }
}
