package decant.reconcile;

import decant.store.CopyAnswer;
import decant.store.Link;
import decant.store.RemoveAnswer;
import decant.store.StoreException;
import org.jspecify.annotations.Nullable;

/** Makes the machine's requests against a link. One request is one call; nothing is repeated here. */
public final class RequestRunner {
    private final Link link;
    private final @Nullable Agreements agreements;

    /** Where there are no receipts of a switch. */
    public RequestRunner(Link link) {
        this.link = link;
        this.agreements = null;
    }

    /** For a switch, now or to come. */
    public RequestRunner(Link link, Agreements agreements) {
        this.link = link;
        this.agreements = agreements;
    }

    /**
     * Makes a request.
     *
     * @throws StoreException of a kind that ends the run; every other failure is a {@link Reply.Failed}
     */
    public Reply run(Request request) throws StoreException {
        try {
            return call(request);
        } catch (StoreException e) {
            if (e.kind().endsRun()) {
                throw e;
            }
            return new Reply.Failed(e.kind(), e.code(), String.valueOf(e.getMessage()));
        }
    }

    private Agreements agreements() {
        if (agreements == null) {
            throw new IllegalStateException("A machine for a switch was given a runner without receipts.");
        }
        return agreements;
    }

    private Reply call(Request request) throws StoreException {
        return switch (request) {
            case Request.LookAtSource(var key) -> new Reply.Looked(link.source().look(key));
            case Request.LookAtTarget(var key) -> new Reply.Looked(link.target().look(key));
            case Request.ReadSourceTags(var key) -> new Reply.TagsRead(link.source().readTags(key));
            case Request.ReadTargetTags(var key) -> new Reply.TagsRead(link.target().readTags(key));
            case Request.ReadSourceAcl(var key) -> new Reply.AclRead(link.source().readAcl(key));
            case Request.ReadTargetAcl(var key) -> new Reply.AclRead(link.target().readAcl(key));
            case Request.ProveAbsent(var key) -> new Reply.Listed(link.source().isListed(key));
            case Request.ReadReceipt(var key) -> new Reply.ReceiptRead(agreements().read(key));
            case Request.WriteReceipt(var key, var agreement) -> {
                agreements().write(key, agreement);
                yield new Reply.Done();
            }
            case Request.Copy(var order) ->
                    switch (link.copier().copy(order)) {
                        case CopyAnswer.Copied(var etag, var serverTime) -> new Reply.Copied(etag, serverTime);
                        case CopyAnswer.Refused(var code) -> new Reply.Refused(code);
                    };
            case Request.WriteTags(var key, var tags) -> {
                link.target().writeTags(key, tags);
                yield new Reply.Done();
            }
            case Request.WriteAcl(var key, var acl) -> {
                link.target().writeAcl(key, acl);
                yield new Reply.Done();
            }
            case Request.Remove(var key, var precondition) ->
                    switch (link.target().remove(key, precondition)) {
                        case RemoveAnswer.Removed() -> new Reply.Done();
                        case RemoveAnswer.Refused(var code) -> new Reply.Refused(code);
                    };
        };
    }
}
