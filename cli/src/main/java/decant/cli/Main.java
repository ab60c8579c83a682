package decant.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root command, and the one place that ends the process. */
@Command(
        name = "decant",
        description = "Moves a live S3 bucket without spilling a drop.",
        version = "decant 0.1.0",
        mixinStandardHelpOptions = true)
final class Main {
    private Main() {}

    static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }
}
