package decant.s3.copy;

/**
 * How a target's store takes what copies say.
 *
 * @param source headers in which it takes the condition on the source of its own copies
 * @param match how it takes the condition on what is written over
 * @param checksums whether it compares and keeps checksums beside the MD5, in headers and behind the bytes
 */
public record Dialect(SourceConditions source, MatchForm match, boolean checksums) {
    /** As AWS documents itself. */
    public static final Dialect AWS = new Dialect(SourceConditions.AS_AWS, MatchForm.QUOTED, true);

    /** AWS's with the condition on the source in these headers. */
    public static Dialect with(SourceConditions source) {
        return new Dialect(source, MatchForm.QUOTED, true);
    }
}
