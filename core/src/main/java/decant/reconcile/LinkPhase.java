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
     * @param copies until when each side held copies alone
     */
    record Switching(Instant agreedSince, CopiesUntil copies) implements LinkPhase {
        /** Nothing is known of either side but that both agreed. */
        public Switching(Instant agreedSince) {
            this(agreedSince, CopiesUntil.UNKNOWN);
        }
    }

    /**
     * Until when a side held nothing but copies, since the application had not written there yet: what shows an earlier
     * date is none of its writes, receipt or not. Without it, whatever was copied in the moment before a switch began
     * and was overwritten before it got its receipt would be a conflict. To be given early rather than late, by as much
     * as clocks may differ.
     *
     * @param source as the link sees it; {@link Instant#MIN} for never
     * @param target likewise
     */
    record CopiesUntil(Instant source, Instant target) {
        /** For neither side. */
        public static final CopiesUntil UNKNOWN = new CopiesUntil(Instant.MIN, Instant.MIN);

        /** As the forward link sees it: the application has not written at the migration's target until then. */
        public static CopiesUntil atTarget(Instant time) {
            return new CopiesUntil(Instant.MIN, time);
        }

        /** As the link the other way sees it. */
        public CopiesUntil reversed() {
            return new CopiesUntil(target, source);
        }
    }

    /**
     * The application writes at the target, and this is the forward link, there for stragglers that still write at the
     * source: it brings what the target lacks, and neither overwrites nor removes anything.
     *
     * @param agreedSince as during the switch
     */
    record Switched(Instant agreedSince) implements LinkPhase {}

    /**
     * The application writes at the target, and this is the link back, whose source that is: the old source follows.
     * What has no date, tags and access lists, is carried as it is here; what a straggler wrote over something is no
     * more overwritten than during the switch.
     *
     * @param agreedSince as during the switch
     * @param copies likewise
     */
    record Leading(Instant agreedSince, CopiesUntil copies) implements LinkPhase {
        /** Nothing is known of either side but that both agreed. */
        public Leading(Instant agreedSince) {
            this(agreedSince, CopiesUntil.UNKNOWN);
        }
    }
}
