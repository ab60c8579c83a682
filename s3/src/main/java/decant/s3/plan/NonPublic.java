package decant.s3.plan;

import java.util.Locale;

/** What becomes of objects that are not public at the source, where the target holds no access lists. */
public enum NonPublic {
    WITHHOLD,
    ABORT;

    /** As people write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
