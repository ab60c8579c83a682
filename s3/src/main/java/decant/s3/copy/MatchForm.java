package decant.s3.copy;

import decant.model.ETag;
import org.jspecify.annotations.Nullable;

/** How a store takes the {@code If-Match} of a write. */
public enum MatchForm {
    /** With the ETag in quotes, as HTTP and AWS have it. */
    QUOTED,

    /** With the bare ETag: RADOS Gateway refuses the quoted one, the right one too [observed on Ceph 16.2.15]. */
    BARE,

    /** Not at all, since even the right ETag is refused. */
    NONE;

    /** The header's value, {@code null} where there is to be none. */
    public @Nullable String of(ETag etag) {
        return switch (this) {
            case QUOTED -> etag.quoted();
            case BARE -> etag.toString();
            case NONE -> null;
        };
    }
}
