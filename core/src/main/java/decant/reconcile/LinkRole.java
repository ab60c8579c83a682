package decant.reconcile;

import decant.store.Capabilities;
import decant.store.Link;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The part that a link plays in a migration: whose writes it reckons with, and where it finds what both sides agreed
 * on. The link back plays its part with the agreements {@linkplain Agreements#reversed reversed}, and under the
 * {@linkplain Policy#inverse inverse} policy.
 *
 * @param agreements where receipts are kept; {@code null} where the phase has none
 */
public record LinkRole(LinkPhase phase, @Nullable Agreements agreements) {
    /** The target follows its source, and nothing is written down for a switch. */
    public static final LinkRole FOLLOWING = new LinkRole(LinkPhase.FOLLOWING, null);

    public LinkRole {
        if (hasReceipts(phase) != (agreements != null)) {
            throw new IllegalArgumentException("Agreements go with a phase that has receipts, and with no other.");
        }
    }

    private static boolean hasReceipts(LinkPhase phase) {
        return switch (phase) {
            case LinkPhase.Following(boolean keepsReceipts) -> keepsReceipts;
            case LinkPhase.Switching _, LinkPhase.Switched _, LinkPhase.Leading _ -> true;
        };
    }

    /** The part of a phase, with receipts where it has them. */
    public static LinkRole in(LinkPhase phase, Agreements agreements) {
        return new LinkRole(phase, hasReceipts(phase) ? agreements : null);
    }

    /** The target follows its source, and a switch is to come. */
    public static LinkRole following(Agreements agreements) {
        return new LinkRole(LinkPhase.FOLLOWING_WITH_RECEIPTS, agreements);
    }

    /**
     * The application writes at either side: both links.
     *
     * @param agreedSince see {@link LinkPhase.Switching}
     */
    public static LinkRole switching(Instant agreedSince, Agreements agreements) {
        return new LinkRole(new LinkPhase.Switching(agreedSince), agreements);
    }

    /**
     * The application writes at the target: the forward link, for stragglers.
     *
     * @param agreedSince see {@link LinkPhase.Switching}
     */
    public static LinkRole switched(Instant agreedSince, Agreements agreements) {
        return new LinkRole(new LinkPhase.Switched(agreedSince), agreements);
    }

    /**
     * The application writes at the target: the link back.
     *
     * @param agreedSince see {@link LinkPhase.Switching}
     */
    public static LinkRole leading(Instant agreedSince, Agreements agreements) {
        return new LinkRole(new LinkPhase.Leading(agreedSince), agreements);
    }

    /**
     * What the event of a removal is worth. It belongs to the epoch that began with the agreement: an earlier removal
     * was settled by the closing pass, and a later one has its receipt if a link has carried it. One without a time is
     * worth nothing: a removal that is not carried leaves an object to be found, one that should not be is gone.
     *
     * @param time of the event, by the store's clock; {@code null} where it does not say
     */
    public Evidence ofRemovalAt(@Nullable Instant time) {
        boolean isOfThisEpoch =
                time != null
                        && switch (phase) {
                            // What is done follows from both sides alone.
                            case LinkPhase.Following _ -> false;
                            case LinkPhase.Switching(Instant since, var _) -> !time.isBefore(since);
                            case LinkPhase.Switched(Instant since) -> !time.isBefore(since);
                            case LinkPhase.Leading(Instant since, var _) -> !time.isBefore(since);
                        };
        return isOfThisEpoch ? Evidence.OF_REMOVAL : Evidence.NONE;
    }

    /** The machine of this part. */
    public Reconciler reconciler(Policy policy, Capabilities capabilities) {
        return new Reconciler(policy, capabilities, phase);
    }

    /** Makes that machine's requests. */
    public RequestRunner runner(Link link) {
        return agreements == null ? new RequestRunner(link) : new RequestRunner(link, agreements);
    }
}
