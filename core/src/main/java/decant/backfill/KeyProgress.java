package decant.backfill;

import decant.model.Content;
import decant.model.ObjectState;
import decant.reconcile.Reconciler;
import decant.reconcile.Reply;
import decant.reconcile.Request;
import decant.reconcile.Step;
import decant.reconcile.Work;
import org.jspecify.annotations.Nullable;

/**
 * How far one key of a page has come: a value between two calls, as the work inside it is.
 *
 * @param fromListings whether it began with what the page's listings showed, so that its next confirmation waits for
 *     the page's second listing
 */
record KeyProgress(Work work, boolean fromListings) {
    /** A key of which the listings say enough to begin with. */
    static KeyProgress listed(Reconciler reconciler, Work begun, Content source, ObjectState target) {
        Work seen = reconciler.on(begun, new Reply.Looked(ObjectState.Present.listed(source)));
        return new KeyProgress(reconciler.on(seen, new Reply.Looked(target)), true);
    }

    /** A key to be looked at by itself. */
    static KeyProgress looking(Work begun) {
        return new KeyProgress(begun, false);
    }

    /** The request to make now; {@code null} at the end, and where the second listing is needed. */
    @Nullable Request request(Reconciler reconciler) {
        return reconciler.next(work) instanceof Step.Ask(Request request) && !isListingsTurn(request) ? request : null;
    }

    /** Whether this key waits for the second listing. */
    boolean awaitsListing(Reconciler reconciler) {
        return reconciler.next(work) instanceof Step.Ask(Request request) && isListingsTurn(request);
    }

    private boolean isListingsTurn(Request request) {
        return fromListings && work.isConfirming() && request instanceof Request.LookAtSource;
    }

    /** After the reply to the request that was to be made. */
    KeyProgress on(Reconciler reconciler, Reply reply) {
        return new KeyProgress(reconciler.on(work, reply), fromListings);
    }

    /** After the second listing, or the failure to have it; whatever is looked at from here on is looked at by HEAD. */
    KeyProgress afterListing(Reconciler reconciler, Reply reply) {
        return new KeyProgress(reconciler.on(work, reply), false);
    }
}
