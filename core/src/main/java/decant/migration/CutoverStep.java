package decant.migration;

import java.util.Locale;

/**
 * What a cutover does, one after the other. Each can be made again after it was interrupted, and until the migration is
 * finished each can be undone.
 */
public enum CutoverStep {
    /** What was copied around the closing pass gets its receipts, so that a later write can be told from the copy. */
    RECEIPTS("every key that was copied lately gets its receipt"),
    /** Both buckets may take writes; events of both must be proven to come. */
    LINK_BACK("a link back to the source is opened and proven"),
    /** Visitors see the target, and what it lacks, from the source. */
    CDN_TARGET_FIRST("the CDN reads from the target, and from the source what is not there"),
    /** Before the first writer moves: what is removed at the target must not be shown from the source. */
    CDN_TARGET_ONLY("the CDN reads from the target alone"),
    /** The application writes to the target. */
    WRITERS("the application's writers move to the target"),
    /** Whatever was written at the source before that is carried. */
    DRAIN("events of both buckets run dry"),
    /** Uploads that were begun at the source are given a while to end. */
    UPLOADS("uploads in parts that were begun at the source may end"),
    /** Both sides are compared, key by key. */
    COMPARISON("both sides are compared"),
    /** Where it is wanted, the source refuses writes of the application. */
    FREEZE("the source is closed to writers that were forgotten"),
    /** The forward link only looks after stragglers from here on. */
    SWITCHED("the migration is switched");

    private final String sentence;

    CutoverStep(String sentence) {
        this.sentence = sentence;
    }

    /** What happens, as people read it. */
    public String sentence() {
        return sentence;
    }

    /** As it stands in records and in sentences. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
