package decant.cli.options;

import java.util.Locale;
import picocli.CommandLine.Option;

/** What a copy keeps, and when one is made. */
public final class CopyOptions {
    /** What becomes of the ETag of an object that was uploaded in parts. */
    public enum Etag {
        PRESERVE,
        CHEAP
    }

    /** What is done about an object of which nobody can tell whether it is equal. */
    public enum Undecided {
        COPY,
        LEAVE
    }

    @Option(
            names = "--etag",
            paramLabel = "preserve|cheap",
            description =
                    "Objects uploaded in parts: copy them in the same parts, which keeps the ETag, or in one request"
                            + " where that can be done. Default: preserve.")
    private Etag etag = Etag.PRESERVE;

    @Option(
            names = "--undecided",
            paramLabel = "copy|leave",
            description =
                    "Objects of one size whose ETags cannot be compared (KMS, other parts), without a common checksum:"
                            + " copy them once, after which it is known, or leave and report them. Default: copy.")
    private Undecided undecided = Undecided.COPY;

    public boolean keepsPartEtags() {
        return etag == Etag.PRESERVE;
    }

    public boolean copiesUndecided() {
        return undecided == Undecided.COPY;
    }

    /** As it is typed, for the record of a run. */
    public String words() {
        return "--etag "
                + etag.name().toLowerCase(Locale.ROOT)
                + " --undecided "
                + undecided.name().toLowerCase(Locale.ROOT);
    }
}
