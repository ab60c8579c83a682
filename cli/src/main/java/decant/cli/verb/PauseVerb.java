package decant.cli.verb;

import decant.migration.Control;
import java.time.Instant;
import picocli.CommandLine.Command;

/** {@code decant pause}. */
@Command(
        name = "pause",
        description = {
            "Let nobody change a target any more: every sync, follow, acl and retry to it stands still until 'decant"
                    + " resume'.",
            "Nothing is lost: events wait in their queue. Kept in the target as .decant/control."
        },
        sortOptions = false)
public final class PauseVerb extends ControlVerb {
    @Override
    public String name() {
        return "pause";
    }

    @Override
    Control changed(Control control, Instant now) {
        return control.paused(now);
    }

    @Override
    String done(String target, Control control, Instant settled) {
        return target
                + " is paused since "
                + control.changed()
                + ". Whoever does not know it yet will within seconds; a request that is under way may still take"
                + " effect until "
                + settled
                + ".";
    }
}
