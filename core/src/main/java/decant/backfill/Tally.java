package decant.backfill;

import decant.model.Aspect;
import decant.reconcile.JudgeLine;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a page or a key amounted to, by the names the ledger, the progress display and the reports use. For one thread.
 */
public final class Tally {
    /** Keys listed at the source. */
    public static final String SOURCE_KEYS = "source.keys";

    /** Bytes of the keys listed at the source. */
    public static final String SOURCE_BYTES = "source.bytes";

    /** Keys listed at the target. */
    public static final String TARGET_KEYS = "target.keys";

    /** Keys found equal without a request of their own. */
    public static final String EQUAL = "equal";

    /** Equal ones whose ETags differ, known to be equal since it is written down what they were copied from. */
    public static final String EQUAL_BY_RECEIPT = "equal.receipt";

    /** Equal ones whose ETags differ, known to be equal by a checksum that both sides keep. */
    public static final String EQUAL_BY_CHECKSUM = "equal.checksum";

    /** Objects copied because the target had none. */
    public static final String COPIED = "copied";

    /** Bytes of those objects. */
    public static final String COPIED_BYTES = "copied.bytes";

    /** Objects repaired at the target, whatever the aspect; each aspect has a count of its own below this name. */
    public static final String REPAIRED = "repaired";

    public static final String REMOVED = "removed";
    public static final String WITHHELD = "withheld";

    /** Keys only at the target, left there. */
    public static final String SURPLUS = "surplus";

    /** Keys only at the target, in a pass that may remove them. */
    public static final String SURPLUS_SEEN = "surplus.seen";

    /** Keys that differ and were left so: the dry run's finding. */
    public static final String DIFFERENT = "different";

    public static final String MISSING = "missing";

    /** Objects that the target was found to grant to somebody who has no such grant at the source. */
    public static final String EXPOSED = "exposed";

    /** Keys whose equality cannot be decided. */
    public static final String UNDECIDED = "undecided";

    private final Map<String, Long> counts = new TreeMap<>();

    /** Counts from zero. */
    public Tally() {}

    public void add(String name, long amount) {
        counts.merge(name, amount, Long::sum);
    }

    /** Counts an equal pair by what decided so, where ETags did not. */
    void equalBy(@Nullable JudgeLine line) {
        if (line == JudgeLine.RECEIPT) {
            add(EQUAL_BY_RECEIPT, 1);
        } else if (line == JudgeLine.CHECKSUM_EQUAL) {
            add(EQUAL_BY_CHECKSUM, 1);
        }
    }

    void repaired(Iterable<Aspect> aspects) {
        add(REPAIRED, 1);
        aspects.forEach(aspect -> add(repaired(aspect), 1));
    }

    /** The count of repairs of one aspect. */
    public static String repaired(Aspect aspect) {
        return REPAIRED + "." + aspect.words().replace(' ', '-');
    }

    public Map<String, Long> counts() {
        return counts;
    }
}
