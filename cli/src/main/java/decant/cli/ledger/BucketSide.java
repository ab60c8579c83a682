package decant.cli.ledger;

import java.util.Locale;

/** Which of two buckets. */
public enum BucketSide {
    SOURCE,
    TARGET;

    /** As it stands in reports and files. */
    public String words() {
        return name().toLowerCase(Locale.ROOT);
    }
}
