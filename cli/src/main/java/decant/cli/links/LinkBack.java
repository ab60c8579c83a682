package decant.cli.links;

import decant.cli.buckets.Buckets;
import decant.cli.buckets.Gates;
import decant.cli.buckets.OpenPair;
import decant.cli.buckets.Purpose;
import decant.cli.ending.Refusal;
import decant.flow.Ticker;
import decant.migration.Direction;
import decant.migration.Leave;
import decant.model.Aspect;
import decant.reconcile.LinkPhase;
import decant.reconcile.Policy;
import decant.s3.S3Settings;
import decant.s3.TransferOptions;
import decant.s3.inspect.Known;
import decant.store.StoreException;
import java.time.InstantSource;
import java.util.EnumSet;

/**
 * Opens the link back, from a migration's target to its source. It is the only one that ever writes what is the
 * application's at the source, and its canaries by which the source is asked what it honours: so it is opened when the
 * migration switches, and not before. It shares the limits around both buckets with the forward link.
 *
 * @param source of the migration, which this link writes to
 * @param target of the migration, which this link reads
 * @param transfer how bytes are to travel back
 */
public record LinkBack(S3Settings source, S3Settings target, TransferOptions transfer) {
    private static final String LISTS_AT_THE_TARGET_ALONE =
            "The target holds access lists of single objects and the source holds none, so what the application makes"
                    + " private at the target could not be kept so on the way back: switch access lists off at the"
                    + " target (Object Ownership: bucket owner enforced) before the cutover.";

    /**
     * Why there can be none between the buckets of a link forward, as far as their settings tell; empty if there can.
     */
    public static String whyNone(OpenPair forward) {
        return forward.sourceFacts().accessLists() == Known.NO && forward.targetFacts().accessLists() != Known.NO
                ? LISTS_AT_THE_TARGET_ALONE
                : "";
    }

    /**
     * Opens it. It is then {@linkplain OpenLink#enter let into} its phase.
     *
     * @param forward the link it answers
     * @param phase that it is going to be let into
     * @throws StoreException also of kind {@code OUTDATED} if the migration is in none of its phases
     * @throws Refusal if it could show somebody what the target does not
     */
    public OpenLink open(Buckets buckets, OpenLink forward, LinkPhase phase, InstantSource clock, Ticker ticker)
            throws StoreException {
        Gates gates = forward.gates().reversed();
        gates.opening(() -> Leave.begin(forward.control(), Direction.BACK, phase, clock, ticker));
        OpenPair pair = buckets.open(/* source= */ target, /* target= */ source, Purpose.WRITE, transfer, gates);
        try {
            return new OpenLink(
                    Direction.BACK,
                    pair,
                    gates,
                    policy(forward.policy(), pair),
                    forward.control(),
                    forward.agreements().reversed());
        } catch (RuntimeException e) {
            pair.close();
            throw e;
        }
    }

    /**
     * What is carried back: the inverse of what is carried forward (R13). Access lists are not where neither side holds
     * any; where the target alone holds them, what the application closes there would be as open at the source as
     * anything else.
     */
    private static Policy policy(Policy forward, OpenPair back) {
        Policy inverse = forward.inverse(back.targetOwnerId());
        boolean sourceHoldsLists = back.link().capabilities().acl() && back.targetFacts().accessLists() != Known.NO;
        if (sourceHoldsLists) {
            return inverse;
        }
        if (back.sourceFacts().accessLists() != Known.NO) {
            throw Refusal.harm(LISTS_AT_THE_TARGET_ALONE);
        }
        EnumSet<Aspect> aspects = EnumSet.copyOf(inverse.aspects());
        aspects.remove(Aspect.ACL);
        return inverse.withAspects(aspects);
    }
}
