package decant.reconcile;

import java.time.Instant;

/**
 * Whose writes a link has to reckon with, which follows from how far the migration has come. A machine is made for one
 * phase; when that changes, another is made.
 */
public sealed interface LinkPhase {
    /** The application writes at the source alone: the target is made to follow it. */
    LinkPhase FOLLOWING = new Following(false);

    /**
     * The same, and a switch is to come. In this phase a link works from before the closing pass on which the switch
     * will build.
     */
    LinkPhase FOLLOWING_WITH_RECEIPTS = new Following(true);

    /**
     * See {@link #FOLLOWING}.
     *
     * @param keepsReceipts whether what both sides agree on is written down
     */
    record Following(boolean keepsReceipts) implements LinkPhase {}

    /**
     * The application writes at either side, and a link runs each way (R12).
     *
     * @param agreedSince the closing pass that found both sides equal began after this time, and receipts have been
     *     kept since; to be given early rather than late, by the longest time a write and the stores' clocks may take
     */
    record Switching(Instant agreedSince) implements LinkPhase {}

    /**
     * The application writes at the target, and this is the forward link, there for stragglers that still write at the
     * source: it brings what the target lacks, and neither overwrites nor removes anything.
     *
     * @param agreedSince as during the switch
     */
    record Switched(Instant agreedSince) implements LinkPhase {}
}
