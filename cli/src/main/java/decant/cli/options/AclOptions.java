package decant.cli.options;

import decant.s3.plan.AclChoice;
import decant.s3.plan.NonPublic;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who may read what at the target. */
public final class AclOptions {
    @Option(
            names = "--acl",
            paramLabel = "preserve|private|bucket-owner-full-control|public-read",
            description =
                    "Access lists at the target: as at the source, or the same for every object. Default:"
                            + " preserve. public-read opens private objects too.")
    private AclChoice choice = AclChoice.PRESERVE;

    @Option(
            names = "--non-public",
            paramLabel = "withhold|abort",
            description =
                    "Where the target holds no access lists: keep objects away from it that are not public at the"
                            + " source, or end the run at the first one.")
    private @Nullable NonPublic nonPublic;

    /** What was chosen. */
    public AclChoice choice() {
        return choice;
    }

    /** What becomes of objects that are not public, where the target cannot tell; {@code null} if nothing was said. */
    public @Nullable NonPublic nonPublic() {
        return nonPublic;
    }

    /** Whether the run ends at the first object that is not public. */
    public boolean endsAtNonPublic() {
        return nonPublic == NonPublic.ABORT;
    }

    /** As it is typed, for the record of a run. */
    public String words() {
        return "--acl " + choice + (nonPublic == null ? "" : " --non-public " + nonPublic);
    }
}
