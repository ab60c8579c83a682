package decant.cli.links;

import decant.cli.buckets.Gates;
import decant.cli.buckets.OpenPair;
import decant.flow.Ticker;
import decant.migration.ControlObject;
import decant.migration.Direction;
import decant.migration.Leave;
import decant.reconcile.Agreements;
import decant.reconcile.KeptAgreements;
import decant.reconcile.LinkPhase;
import decant.reconcile.LinkRole;
import decant.reconcile.Policy;
import decant.store.StoreException;
import java.time.InstantSource;

/**
 * A link of a migration, opened. Control object and receipts lie at the migration's target, whichever way it goes. To
 * be used by one thread.
 *
 * @param pair the two buckets, as this link sees them: of the link back the source is the migration's target
 * @param policy what this link carries
 * @param agreements as this link sees them
 */
public record OpenLink(
        Direction direction, OpenPair pair, Gates gates, Policy policy, ControlObject control, Agreements agreements)
        implements AutoCloseable {
    /** The link from the source to the target. */
    public static OpenLink forward(OpenPair pair, Gates gates, Policy policy) {
        return new OpenLink(
                Direction.FORWARD,
                pair,
                gates,
                policy,
                new ControlObject(pair.atTarget()),
                new KeptAgreements(gates.ownAtTarget(pair.atTarget())));
    }

    /**
     * Lets the link into a phase: its live copy may act from now on, until the epoch ends. Whoever plays the part that
     * is returned has to be made for it; a follower of an earlier phase must have ended. A pass keeps the leave it had,
     * so that none acts by that of a switch.
     *
     * @throws StoreException of kind {@code OUTDATED} if the migration is in another phase, or in one in which this
     *     link does not act
     */
    public LinkRole enter(LinkPhase phase, InstantSource clock, Ticker ticker) throws StoreException {
        Leave leave = gates.opening(() -> Leave.begin(control, direction, phase, clock, ticker));
        switch (phase) {
            case LinkPhase.Following _ -> gates.obey(leave);
            case LinkPhase.Switching _, LinkPhase.Switched _, LinkPhase.Leading _ -> gates.obeyLive(leave);
        }
        return LinkRole.in(phase, agreements);
    }

    @Override
    public void close() {
        pair.close();
    }
}
