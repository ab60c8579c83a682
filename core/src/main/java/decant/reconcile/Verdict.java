package decant.reconcile;

import decant.model.Aspect;
import java.util.Set;

/** What the judge says of two states. */
public sealed interface Verdict {
    /** Nothing to do: equal in every aspect asked about, or absent on both sides. */
    record Equal() implements Verdict {}

    /** At the source, not at the target. */
    record Missing() implements Verdict {}

    /** At the target, not at the source. */
    record Surplus() implements Verdict {}

    /**
     * On both sides, different in these aspects (at least).
     *
     * @param exposes whether the target grants somebody what the source does not: the alarm among the differences
     */
    record Different(Set<Aspect> aspects, boolean exposes) implements Verdict {
        public Different {
            aspects = Set.copyOf(aspects);
        }

        /** A difference that shows nobody anything. */
        public Different(Set<Aspect> aspects) {
            this(aspects, false);
        }
    }

    /** During a switch: for the link the other way to deal with. */
    record Yielded() implements Verdict {}

    /**
     * Cannot be decided from what is known: neither equal nor different. To be looked up deeper, or reported.
     *
     * @param why for people
     */
    record Unknown(String why) implements Verdict {}
}
