package decant.s3.inspect;

/** An answer to a question that one may not be allowed to ask. */
public enum Known {
    YES,
    NO,
    /** The question was refused, so that either may be true. */
    UNKNOWN;

    static Known of(boolean answer) {
        return answer ? YES : NO;
    }
}
