package decant.backfill;

import decant.ledger.Receipt;
import decant.model.Content;
import decant.model.ObjectKey;
import decant.model.ObjectState;
import decant.model.ObjectState.Present;
import decant.reconcile.JudgeLine;
import decant.reconcile.Outcome;
import decant.reconcile.Reconciler;
import decant.reconcile.Reply;
import decant.reconcile.Request;
import decant.reconcile.RequestRunner;
import decant.reconcile.Step;
import decant.reconcile.Work;
import decant.store.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * One key of a page on its way through the step machine.
 *
 * <p>A key about which the listings say enough begins with what they showed, so that a missing one costs a copy and no
 * HEAD, and one whose access lists are compared two reads and no HEAD; and where the machine asks to look at the source
 * again to confirm, it waits for the page's second listing instead of a HEAD of its own. The machine is the same. For
 * one thread at a time.
 */
final class KeyTask {
    final ObjectKey key;
    final long missingBytes;
    private KeyProgress progress;

    private KeyTask(ObjectKey key, long missingBytes, KeyProgress progress) {
        this.key = key;
        this.missingBytes = missingBytes;
        this.progress = progress;
    }

    /** A key that only the source's listing named. */
    static KeyTask missing(Reconciler reconciler, ObjectKey key, Content source) {
        Work begun = reconciler.begin(key, 0, null);
        return new KeyTask(key, source.size(), KeyProgress.listed(reconciler, begun, source, new ObjectState.Absent()));
    }

    /** A key that both listings named, of which only what no listing shows has yet to be looked at. */
    static KeyTask listed(
            Reconciler reconciler, ObjectKey key, Content source, Content target, @Nullable Receipt receipt) {
        Work begun = reconciler.begin(key, 0, receipt);
        return new KeyTask(key, -1, KeyProgress.listed(reconciler, begun, source, Present.listed(target)));
    }

    /**
     * A key to be looked at by itself.
     *
     * @param missingBytes its size where the target was not seen to have it, otherwise -1
     */
    static KeyTask looking(Reconciler reconciler, ObjectKey key, long missingBytes, @Nullable Receipt receipt) {
        return new KeyTask(key, missingBytes, KeyProgress.looking(reconciler.begin(key, 0, receipt)));
    }

    /** Goes on until the end, or until the second listing is needed. */
    void run(Reconciler reconciler, RequestRunner runner) throws StoreException {
        Request request = progress.request(reconciler);
        while (request != null) {
            progress = progress.on(reconciler, runner.run(request));
            request = progress.request(reconciler);
        }
    }

    /** Whether this key waits for the second listing. */
    boolean awaitsListing(Reconciler reconciler) {
        return progress.awaitsListing(reconciler);
    }

    /** Gives what the second listing shows of the key. */
    void listedAgain(Reconciler reconciler, ObjectState source) {
        progress = progress.afterListing(reconciler, new Reply.Looked(source));
    }

    /** Tells the machine that the second listing could not be had. */
    void notListedAgain(Reconciler reconciler, Reply.Failed failure) {
        progress = progress.afterListing(reconciler, failure);
    }

    /** How far it has come. */
    KeyProgress progress() {
        return progress;
    }

    int tries() {
        return progress.work().tries();
    }

    /** What decided about the contents as they were seen last; {@code null} if one was not there. */
    @Nullable JudgeLine contentLine(Reconciler reconciler) {
        return reconciler.contentLine(progress.work());
    }

    /** What is to be written down where only a checksum showed both equal: the next pass then need not look again. */
    @Nullable Receipt shownByChecksum(Reconciler reconciler) {
        return reconciler.shownByChecksum(progress.work());
    }

    /** How it ended; only after it did. */
    Outcome outcome(Reconciler reconciler) {
        if (reconciler.next(progress.work()) instanceof Step.End(Outcome outcome)) {
            return outcome;
        }
        throw new IllegalStateException("Not at its end: " + key);
    }
}
