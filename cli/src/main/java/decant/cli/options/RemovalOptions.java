package decant.cli.options;

import decant.backfill.RemovalLimit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether keys that only the target has are removed, and how many at most. */
public final class RemovalOptions {
    @Option(
            names = "--delete-surplus",
            description = "Remove keys that only the target has, at the end of a complete pass. Default: report them.")
    private boolean deleteSurplus;

    @Option(
            names = "--max-delete",
            paramLabel = "N|P%",
            description =
                    "Most keys that one pass removes; if there are more, it removes none. Default: 1000 or 1%%,"
                            + " whichever is less.")
    private @Nullable String maxDelete;

    public boolean isDeleteSurplus() {
        return deleteSurplus;
    }

    /** The limit of one pass. */
    public RemovalLimit limit() {
        // Read in any case, so that what makes no sense is told before it is relied upon.
        RemovalLimit limit = maxDelete == null ? RemovalLimit.DEFAULT : RemovalForm.read("--max-delete", maxDelete);
        return deleteSurplus ? limit : RemovalLimit.NONE;
    }
}
