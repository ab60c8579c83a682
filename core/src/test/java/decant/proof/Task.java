package decant.proof;

import java.util.Comparator;
import java.util.List;

/**
 * A key that somebody has to look at: what a queue or the ledger holds, and what a crash does not lose.
 *
 * @param actor whose it is, {@link #ANY_LIVE_ACTOR} for what lies in the queue that live actors share
 * @param tries rounds in vain so far
 * @param notBefore second before which it is not begun
 */
record Task(Kind kind, int actor, int tries, long notBefore) implements Comparable<Task> {
    static final int ANY_LIVE_ACTOR = -1;

    private static final Comparator<Task> ORDER =
            Comparator.comparing(Task::kind)
                    .thenComparingInt(Task::actor)
                    .thenComparingInt(Task::tries)
                    .thenComparingLong(Task::notBefore);

    /** What kind of look. */
    enum Kind {
        /** A hint of an event: a full look that may remove. */
        HINT("a hint", false),
        /** The same of an event that tells of a removal; only during a switch is it told apart. */
        REMOVAL("a hint of a removal", false),
        /** A page of the pass, begun from its two listings. */
        PAGE("a page", true),
        /** The page of a process that died, compared again in every aspect (R14). */
        SUSPECT("a suspect page", true),
        /** A page of a sweep of access lists. */
        SWEEP("a page of the sweep", true),
        /** A pending key of the ledger. */
        AGAIN("a pending key", false),
        /** A surplus key that was held for the end of the pass, to be removed. */
        HELD("a held key", false),
        /** The closing pass, when the writers have stopped and late requests have landed. */
        CLOSING("a page of the closing pass", true);

        private final String words;
        private final boolean beginsByListing;

        Kind(String words, boolean beginsByListing) {
            this.words = words;
            this.beginsByListing = beginsByListing;
        }

        boolean isHint() {
            return this == HINT || this == REMOVAL;
        }

        boolean beginsByListing() {
            return beginsByListing;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** An event on one side of a switch. */
    static Task ofSwitch(int actor, boolean isRemoval, long notBefore) {
        return new Task(isRemoval ? Kind.REMOVAL : Kind.HINT, actor, 0, notBefore);
    }

    static Task hint(long notBefore) {
        return new Task(Kind.HINT, ANY_LIVE_ACTOR, 0, notBefore);
    }

    /** Hints that are met by one piece of work: one that tells of a removal among them tells it. */
    static Task together(List<Task> taken) {
        Task most = taken.stream().reduce((a, b) -> a.tries() >= b.tries() ? a : b).orElseThrow();
        boolean isRemoval = taken.stream().anyMatch(task -> task.kind() == Kind.REMOVAL);
        return isRemoval ? new Task(Kind.REMOVAL, most.actor, most.tries, most.notBefore) : most;
    }

    /** The same in work, when nobody asks any more since when. */
    Task begun() {
        return again(tries, 0);
    }

    Task again(int moreTries, long later) {
        return new Task(kind, actor, moreTries, later);
    }

    @Override
    public int compareTo(Task other) {
        return ORDER.compare(this, other);
    }
}
