package decant.reconcile;

import decant.model.Aspect;
import decant.model.ObjectState.Present;
import decant.store.Capabilities;
import org.jspecify.annotations.Nullable;

/** What has yet to be looked at during a switch: the receipt first, then all there is of both sides. Pure. */
final class SwitchObservation {
    private final Policy policy;
    private final Capabilities capabilities;

    SwitchObservation(Policy policy, Capabilities capabilities) {
        this.policy = policy;
        this.capabilities = capabilities;
    }

    /** The next look that a judgement needs; {@code null} when all is known. */
    @Nullable Request missing(Work work) {
        if (!work.evidence().isReceiptRead()) {
            return new Request.ReadReceipt(work.key());
        }
        if (work.source() == null) {
            return new Request.LookAtSource(work.key());
        }
        if (work.target() == null) {
            return new Request.LookAtTarget(work.key());
        }
        Present source = work.sourceObject();
        Present target = work.targetObject();
        boolean tags = policy.wants(Aspect.TAGS) && capabilities.tags();
        if (tags && source != null && source.tags() == null) {
            return new Request.ReadSourceTags(work.key());
        }
        if (tags && target != null && target.tags() == null) {
            return new Request.ReadTargetTags(work.key());
        }
        if (source == null) {
            return null;
        }
        if (source.acl() == null && needsSourceAcl()) {
            return new Request.ReadSourceAcl(work.key());
        }
        return target != null && target.acl() == null && narrows() ? new Request.ReadTargetAcl(work.key()) : null;
    }

    private boolean needsSourceAcl() {
        return policy.acl().withholds() || (policy.wants(Aspect.ACL) && policy.acl().readsSource());
    }

    /** Whether access lists are brought to what both sides grant. */
    boolean narrows() {
        return policy.wants(Aspect.ACL) && policy.acl().compares();
    }
}
