package decant.s3;

import java.util.Locale;

/** How the bytes of copies get from the source to the target. */
public enum Transfer {
    /** By the target's store itself where it was found to reach the source, otherwise through this machine. */
    AUTO,

    /** By the target's store itself; a target that does not reach the source is refused. */
    SERVER_SIDE,

    /** Through this machine. */
    RELAY;

    /** As it is typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
