package decant.reconcile;

import decant.ledger.PendingKey;
import decant.ledger.Receipt;
import decant.model.AccessList;
import decant.model.Aspect;
import decant.model.Content;
import decant.model.ETag;
import decant.model.ObjectState;
import decant.model.ObjectState.Absent;
import decant.model.ObjectState.Present;
import decant.store.Capabilities;
import decant.store.CopyOrder;
import decant.store.Precondition;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * From a second look at the source to the end of the round. An act whose source is no longer what was meant has done
 * nothing that counts: both sides are looked at again. Pure.
 */
final class Confirmation {
    private final Policy policy;
    private final Capabilities capabilities;
    private final Judge judge;

    Confirmation(Policy policy, Capabilities capabilities) {
        this.policy = policy;
        this.capabilities = capabilities;
        this.judge = new Judge(policy.withAspects(ofHeads(policy)));
    }

    private static Set<Aspect> ofHeads(Policy policy) {
        Set<Aspect> aspects = EnumSet.of(Aspect.CONTENT, Aspect.METADATA, Aspect.STORAGE_CLASS);
        aspects.retainAll(policy.aspects());
        return aspects;
    }

    /** Whether two looks at an object, by HEAD, show the same write: every header, not the time alone (R2). */
    static boolean isSameLook(Present meant, Present now) {
        return meant.content().isSameWrite(now.content())
                && (meant.headers() == null || now.headers() == null || meant.headers().equals(now.headers()));
    }

    Work conclude(Work work, Stage.Act act, Reply answer) {
        ObjectState now = Objects.requireNonNull(work.source());
        return switch (act.meant()) {
            case Absent() ->
                    switch (now) {
                        case Absent() -> work.ended(new Outcome.Removed());
                        // Created again while it was removed here (R4, R5).
                        case Present _ -> againInVain(work);
                    };
            case Present meant ->
                    switch (now) {
                        case Absent() -> sourceVanished(work, act, answer);
                        case Present present ->
                                isUnchanged(meant, present) ? landed(work, act, meant, answer) : againInVain(work);
                    };
        };
    }

    private boolean isUnchanged(Present meant, Present now) {
        return isSameLook(meant, now) && sameWhereLooked(meant.tags(), now.tags()) && isAclUnchanged(meant, now);
    }

    private static boolean sameWhereLooked(@Nullable Object meant, @Nullable Object now) {
        return meant == null || now == null || meant.equals(now);
    }

    private boolean isAclUnchanged(Present meant, Present now) {
        AccessList before = meant.acl();
        AccessList after = now.acl();
        if (before == null || after == null) {
            return true;
        }
        return policy.acl().withholds()
                ? before.isPublic() == after.isPublic()
                : policy.acl().desired(before).equals(policy.acl().desired(after));
    }

    /**
     * The source was deleted while a copy of it was made: what this worker brought into being must not outlive it (R8).
     * What it only overwrote is surplus like any other and left to the policy; but where {@code If-Match} is ignored,
     * what was to be overwritten may have been removed meanwhile, and the copy brought it back.
     */
    private Work sourceVanished(Work work, Stage.Act act, Reply answer) {
        if (answer instanceof Reply.Copied copied && mayHaveCreated(act)) {
            return work.at(new Stage.Proving(new Precondition.Matches(copied.etag())));
        }
        return againInVain(work);
    }

    private boolean mayHaveCreated(Stage.Act act) {
        return act.replaced() == null || !capabilities.copyTargetMatch();
    }

    private Work landed(Work work, Stage.Act act, Present meant, Reply answer) {
        Work landed = work;
        if (act.request() instanceof Request.Remove) {
            return work.ended(new Outcome.Withheld(true));
        }
        if (act.request() instanceof Request.Copy(CopyOrder order) && answer instanceof Reply.Copied copied) {
            if (isOtherContent(order.source().etag(), copied.etag())) {
                return againInVain(work);
            }
            landed = work.withReceipt(receipt(order, copied));
            if (isYoung(meant.content(), copied.serverTime()) && !showsWhatWasMeant(landed, act)) {
                return landed.ended(
                        new Outcome.Again(
                                policy.youngAge(), PendingKey.YOUNG, false, work.repairs(), landed.receipt()));
            }
        }
        if (act.completes()) {
            return landed.ended(new Outcome.Repaired(landed.repairs(), landed.receipt()));
        }
        // What landed private is opened in the next round, whatever the policy compares.
        return (act.request() instanceof Request.Copy ? landed.doubted() : landed).nextRound(false);
    }

    /**
     * Whether the target has to be looked at, too, before the round ends: of a copy whose source may have been another
     * when it was read, and was what was meant before and after, what landed tells. A copy that is followed by another
     * round is looked at there.
     */
    boolean looksAtWhatLanded(Work work, Stage.Act act, Reply answer) {
        Present now = work.sourceObject();
        return policy.hinted()
                && act.completes()
                && act.request() instanceof Request.Copy(CopyOrder order)
                && answer instanceof Reply.Copied copied
                && !isOtherContent(order.source().etag(), copied.etag())
                && act.meant() instanceof Present meant
                && isYoung(meant.content(), copied.serverTime())
                && now != null
                && isUnchanged(meant, now);
    }

    /** The work with the receipt of a copy whose source is confirmed, so that a look at what landed may fail. */
    Work knowing(Work work) {
        return work.stage() instanceof Stage.Confirming(Stage.Act act, Reply answer)
                        && looksAtWhatLanded(work, act, answer)
                        && act.request() instanceof Request.Copy(CopyOrder order)
                        && answer instanceof Reply.Copied copied
                ? work.withReceipt(receipt(order, copied))
                : work;
    }

    private static @Nullable Receipt receipt(CopyOrder order, Reply.Copied copied) {
        return order.source().etag().equals(copied.etag())
                ? null
                : new Receipt(order.source().etag(), copied.etag(), order.source().size());
    }

    /** Grants are not among it: they are sent as they were read, and read again. */
    private boolean showsWhatWasMeant(Work landed, Stage.Act act) {
        Present source = landed.sourceObject();
        Present target = landed.targetObject();
        return policy.hinted()
                && (!act.completes()
                        || (source != null
                                && target != null
                                && judge.judge(source, target, landed.receipt()) instanceof Verdict.Equal
                                && sameWhereLooked(source.tags(), target.tags())));
    }

    /** Whether the answer's ETag proves that other bytes than those meant were copied. */
    boolean isOtherContent(ETag meant, ETag copied) {
        return !meant.equals(copied) && policy.etagsAreDigests() && meant.isPlain() && copied.isPlain();
    }

    private boolean isYoung(Content source, Instant serverTime) {
        return policy.youngAge().isPositive() && source.lastModified().plus(policy.youngAge()).isAfter(serverTime);
    }

    /** The next round after a change under our hands, or the end of patience (R11). */
    Work againInVain(Work work) {
        if (work.tries() + 1 >= policy.maxTries()) {
            return work.ended(
                    new Outcome.Parked(
                            "hot",
                            "The object changed in each of "
                                    + policy.maxTries()
                                    + " tries to copy it; it is tried again later."));
        }
        // What was done to a source that is another by now may have been wrong in any aspect (R9).
        return (work.isConfirming() ? work.doubted() : work).nextRound(true);
    }
}
