package decant.cli.verb;

import decant.migration.Control;
import java.time.Instant;

/** Nobody acts any more. */
final class Pausing implements ControlChange {
    @Override
    public Control changed(Control control, Instant now) {
        return control.paused(now);
    }

    @Override
    public String done(String target, Control control, Instant settled) {
        return target
                + " is paused since "
                + control.changed()
                + ". Whoever does not know it yet will within seconds; a request that is under way may still take"
                + " effect until "
                + settled
                + ".";
    }
}
