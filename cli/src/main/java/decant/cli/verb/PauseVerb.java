package decant.cli.verb;

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
    ControlChange change() {
        return new Pausing();
    }
}
