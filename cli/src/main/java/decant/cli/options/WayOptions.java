package decant.cli.options;

import decant.s3.Transfer;
import picocli.CommandLine.Option;

/** Who carries the bytes of copies. */
public final class WayOptions {
    @Option(
            names = "--transfer",
            paramLabel = "auto|server-side|relay",
            description =
                    "Who copies the bytes: the target by itself, or this machine, which reads them with the source's"
                            + " credentials and writes them with the target's. Default: auto, the target where it was"
                            + " found to reach the source.")
    private Transfer transfer = Transfer.AUTO;

    /** What was chosen. */
    public Transfer transfer() {
        return transfer;
    }
}
