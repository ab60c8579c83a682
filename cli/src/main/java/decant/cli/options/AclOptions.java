package decant.cli.options;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who may read what at the target. */
public final class AclOptions {
    /** What the target's access lists become. */
    public enum Choice {
        PRESERVE("preserve"),
        PRIVATE("private"),
        BUCKET_OWNER_FULL_CONTROL("bucket-owner-full-control"),
        PUBLIC_READ("public-read");

        private final String word;

        Choice(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    /** What becomes of objects that are not public at the source, where the target holds no access lists. */
    public enum NonPublic {
        WITHHOLD,
        ABORT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--acl",
            paramLabel = "preserve|private|bucket-owner-full-control|public-read",
            description =
                    "Access lists at the target: as at the source, or the same for every object. Default:"
                            + " preserve. public-read opens private objects too.")
    private Choice choice = Choice.PRESERVE;

    @Option(
            names = "--non-public",
            paramLabel = "withhold|abort",
            description =
                    "Where the target holds no access lists: keep objects away from it that are not public at the"
                            + " source, or end the run at the first one.")
    private @Nullable NonPublic nonPublic;

    /** What was chosen. */
    public Choice choice() {
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
