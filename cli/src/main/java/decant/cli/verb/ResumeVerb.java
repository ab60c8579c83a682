package decant.cli.verb;

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
    ControlChange change() {
        return new Resuming();
    }
}
