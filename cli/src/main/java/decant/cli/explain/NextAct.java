package decant.cli.explain;

import decant.ledger.Receipt;
import decant.model.AccessList;
import decant.model.Aspect;
import decant.model.ObjectKey;
import decant.model.ObjectState.Present;
import decant.model.Tags;
import decant.reconcile.Reconciler;
import decant.reconcile.Reply;
import decant.reconcile.Request;
import decant.reconcile.Step;
import decant.reconcile.Work;
import decant.store.StoreException;
import org.jspecify.annotations.Nullable;

/** What the real machine does next, given what was seen instead of calls. */
final class NextAct {
    private final SideLook source;
    private final SideLook target;

    NextAct(SideLook source, SideLook target) {
        this.source = source;
        this.target = target;
    }

    /** The first request that would change something, or the end of the work where it comes without one. */
    Step of(Reconciler machine, ObjectKey key, @Nullable Receipt receipt) {
        Work work = machine.begin(key, 0, receipt);
        Step step = machine.next(work);
        while (step instanceof Step.Ask(Request request) && !request.acts()) {
            work = machine.on(work, reply(request));
            step = machine.next(work);
        }
        return step;
    }

    private Reply reply(Request request) {
        return switch (request) {
            case Request.LookAtSource _ -> new Reply.Looked(source.state());
            case Request.LookAtTarget _ -> new Reply.Looked(target.state());
            case Request.ReadSourceTags _ -> tags(source);
            case Request.ReadTargetTags _ -> tags(target);
            case Request.ReadSourceAcl _ -> acl(source);
            case Request.ReadTargetAcl _ -> acl(target);
            case Request.ProveAbsent _ -> new Reply.Listed(source.listed());
            case Request.ReadReceipt _,
                    Request.WriteReceipt _,
                    Request.Copy _,
                    Request.WriteTags _,
                    Request.WriteAcl _,
                    Request.Remove _ ->
                    throw new IllegalStateException("No look of a machine that follows: " + request);
        };
    }

    private static Reply tags(SideLook side) {
        Tags tags = side.state() instanceof Present present ? present.tags() : null;
        return tags == null ? failed(side, Aspect.TAGS) : new Reply.TagsRead(tags);
    }

    private static Reply acl(SideLook side) {
        AccessList acl = side.state() instanceof Present present ? present.acl() : null;
        return acl == null ? failed(side, Aspect.ACL) : new Reply.AclRead(acl);
    }

    private static Reply failed(SideLook side, Aspect aspect) {
        StoreException failure = side.unread().get(aspect);
        if (failure == null) {
            throw new IllegalStateException("Either read or failed: " + aspect);
        }
        return new Reply.Failed(failure.kind(), failure.code(), String.valueOf(failure.getMessage()));
    }
}
