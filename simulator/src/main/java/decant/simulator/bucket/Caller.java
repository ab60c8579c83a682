package decant.simulator.bucket;

import org.jspecify.annotations.Nullable;

/**
 * Who makes a request.
 *
 * @param account {@code null} for requests without a signature
 */
public record Caller(@Nullable Account account) {
    public static final Caller ANONYMOUS = new Caller((Account) null);

    /** The owner of what anonymous callers write, as AWS has it. */
    private static final String ANONYMOUS_ID = "65a011a29cdf8ec533ec3d1ccaae921c";

    public boolean isAnonymous() {
        return account == null;
    }

    /** The canonical id that owns what this caller writes. */
    public String canonicalId() {
        return account == null ? ANONYMOUS_ID : account.canonicalId();
    }
}
