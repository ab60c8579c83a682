package decant.reconcile;

import decant.model.Aspect;
import decant.model.ObjectState.Present;
import decant.store.AclToSend;
import decant.store.Capabilities;
import decant.store.CopyOrder;
import decant.store.Precondition;
import org.jspecify.annotations.Nullable;

/** What has yet to be looked at, in the order in which it has to be: contents first, and grants after them (E2). */
final class Observation {
    private final Policy policy;
    private final Capabilities capabilities;
    private final Judge judge;

    Observation(Policy policy, Capabilities capabilities) {
        this.policy = policy;
        this.capabilities = capabilities;
        this.judge = new Judge(policy);
    }

    /** The next look that a judgement needs; {@code null} when all is known. */
    @Nullable Request missing(Work work) {
        if (work.source() == null) {
            return new Request.LookAtSource(work.key());
        }
        if (work.target() == null) {
            return new Request.LookAtTarget(work.key());
        }
        Present source = work.sourceObject();
        Present target = work.targetObject();
        if (source == null) {
            return target != null && target.acl() == null && policy.acl().keepsWhatWasWithheld()
                    ? new Request.ReadTargetAcl(work.key())
                    : null;
        }
        if (source.tags() == null && needsSourceTags(work, source, target)) {
            return new Request.ReadSourceTags(work.key());
        }
        if (source.acl() == null && needsSourceAcl(work, source, target)) {
            return new Request.ReadSourceAcl(work.key());
        }
        if (target != null && target.tags() == null && needsTargetTags(work, source, target)) {
            return new Request.ReadTargetTags(work.key());
        }
        if (target != null && target.acl() == null && comparesAcl(work)) {
            return new Request.ReadTargetAcl(work.key());
        }
        return null;
    }

    /**
     * Tags travel by themselves with a copy in one request; they have to be known to compare, to copy in parts, and to
     * confirm a copy that may replace tags.
     */
    private boolean needsSourceTags(Work work, Present source, @Nullable Present target) {
        return capabilities.tags()
                && ((compares(work, Aspect.TAGS) && target != null)
                        || ((copiesInParts(source) || mayReplaceTags(source, target != null))
                                && mayNeedCopy(work, source, target)));
    }

    /** What a copy replaces need not be compared. */
    private boolean needsTargetTags(Work work, Present source, Present target) {
        return compares(work, Aspect.TAGS) && capabilities.tags() && !isCopyCertain(work, source, target);
    }

    /** Whether there will be a copy whatever else is looked at. The link back asks first whose change it is (R13). */
    private boolean isCopyCertain(Work work, Present source, Present target) {
        return policy.mayAct()
                && policy.wants(Aspect.CONTENT)
                && !(policy.acl() instanceof AclPolicy.Inverse)
                && judge.judge(source, target, work.receipt()) instanceof Verdict.Different(var aspects, var _)
                && aspects.stream().anyMatch(Decision.CARRIED_BY_COPY_ALONE::contains);
    }

    /**
     * Whether a copy may replace what another actor wrote meanwhile: tags and grants with it, since an ETag binds
     * neither, and neither moves the time of the source. Of a missing key that was only listed this is not asked where
     * {@code If-None-Match} is ignored: that would cost two reads an object, and the closing pass looks at both.
     */
    private boolean mayReplace(Present source, boolean overSomething) {
        return overSomething || (source.headers() != null && !capabilities.copyTargetAbsent());
    }

    private boolean mayReplaceTags(Present source, boolean overSomething) {
        return policy.wants(Aspect.TAGS) && mayReplace(source, overSomething);
    }

    /** Grants are read where they are compared, and where a copy will carry them. */
    private boolean needsSourceAcl(Work work, Present source, @Nullable Present target) {
        return policy.acl().withholds()
                || (policy.wants(Aspect.ACL)
                        && policy.acl().readsSource()
                        && (comparesAcl(work) || mayNeedCopy(work, source, target)));
    }

    /** Whether access lists of this key are compared. */
    boolean comparesAcl(Work work) {
        return compares(work, Aspect.ACL) && policy.acl().compares();
    }

    private boolean compares(Work work, Aspect aspect) {
        return policy.compares(aspect) || (work.inDoubt() && policy.wants(aspect));
    }

    private boolean mayNeedCopy(Work work, Present source, @Nullable Present target) {
        return target == null || !(judge.judge(source, target, work.receipt()) instanceof Verdict.Equal);
    }

    /**
     * Whether this object is copied in parts: it is too large for one request, or its ETag shows parts worth keeping.
     */
    boolean copiesInParts(Present source) {
        return source.content().size() > policy.partsAboveBytes()
                || (policy.keepPartETags()
                        && source.content().etag().parts() > 0
                        && !capabilities.plainCopyKeepsPartETag());
    }

    /** The next look at the source that a confirmation needs; {@code null} when it can be concluded. */
    @Nullable Request unconfirmed(Work work, Stage.Act act) {
        if (work.source() == null) {
            return new Request.LookAtSource(work.key());
        }
        Present now = work.sourceObject();
        if (now == null || !(act.meant() instanceof Present meant) || !Confirmation.isSameLook(meant, now)) {
            return null;
        }
        if (now.tags() == null && confirmsTags(act, meant)) {
            return new Request.ReadSourceTags(work.key());
        }
        if (now.acl() == null && confirmsAcl(act, meant)) {
            return new Request.ReadSourceAcl(work.key());
        }
        return null;
    }

    /**
     * The next look at what landed, to compare it with the source that was looked at after it; {@code null} when all is
     * known. Tags are compared where the confirmation knows them; a copy over nothing replaces nobody's.
     */
    @Nullable Request landed(Work work) {
        if (work.target() == null) {
            return new Request.LookAtTarget(work.key());
        }
        Present source = work.sourceObject();
        Present target = work.targetObject();
        return source != null && source.tags() != null && target != null && target.tags() == null
                ? new Request.ReadTargetTags(work.key())
                : null;
    }

    private boolean confirmsTags(Stage.Act act, Present meant) {
        return capabilities.tags()
                && switch (act.request()) {
                    case Request.WriteTags _ -> true;
                    case Request.Copy(var order) -> order.parts() || mayReplaceTags(meant, isOverSomething(order));
                    default -> false;
                };
    }

    private static boolean isOverSomething(CopyOrder order) {
        return !(order.target() instanceof Precondition.Absent);
    }

    private boolean confirmsAcl(Stage.Act act, Present meant) {
        return switch (act.request()) {
            case Request.WriteAcl _ -> policy.acl().readsSource();
            case Request.Copy(var order) ->
                    policy.acl().withholds()
                            || (policy.wants(Aspect.ACL)
                                    && policy.acl().readsSource()
                                    && (!order.acl().equals(AclToSend.NOTHING)
                                            || mayReplace(meant, isOverSomething(order))));
            case Request.Remove _ -> policy.acl().withholds();
            default -> false;
        };
    }
}
