package decant.backfill;

import decant.ledger.KeySettlement.Fate;
import decant.ledger.Ledger;
import decant.ledger.PageCommit;
import decant.ledger.ParkedKey;
import decant.ledger.PendingKey;
import decant.ledger.Receipt;
import decant.model.KeyRange;
import decant.model.ObjectKey;
import decant.model.ObjectState;
import decant.reconcile.KeyClaims;
import decant.reconcile.Outcome;
import decant.reconcile.Reconciler;
import decant.reconcile.Reply;
import decant.reconcile.RequestRunner;
import decant.store.Link;
import decant.store.ListPage;
import decant.store.StoreException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The work on one span, all or nothing: write the span down, work on its keys, list the same span of the source again
 * to confirm what was copied (one request per 1,000 keys instead of a HEAD each), and commit the cursor together with
 * every key that is not equal yet. Safe for any number of spans at once.
 */
final class PageTransaction {
    private static final int PAGE_KEYS = 1000;

    private final Link link;
    private final Ledger ledger;
    private final Reconciler reconciler;
    private final RequestRunner runner;
    private final KeySlots slots;
    private final KeyClaims claims;
    private final KeyEndings endings;
    private final InstantSource clock;
    private final BackfillListener listener;

    PageTransaction(
            Link link,
            Ledger ledger,
            Reconciler reconciler,
            KeySlots slots,
            KeyClaims claims,
            KeyEndings endings,
            InstantSource clock,
            BackfillListener listener) {
        this.link = link;
        this.ledger = ledger;
        this.reconciler = reconciler;
        this.runner = new RequestRunner(link);
        this.slots = slots;
        this.claims = claims;
        this.endings = endings;
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * Does a span's work and commits it.
     *
     * @param range id of the range in the ledger
     * @param ends whether the range is done with this span
     * @param held keys that are to be kept pending as they are
     * @param tally what is known of the span already; the rest is added
     */
    void run(long range, KeyRange span, boolean ends, List<KeyTask> tasks, List<PendingKey> held, Tally tally)
            throws StoreException {
        slots.inTurn(tasks.size(), () -> workAndCommit(range, span, ends, tasks, held, tally));
    }

    private void workAndCommit(
            long range, KeyRange span, boolean ends, List<KeyTask> tasks, List<PendingKey> held, Tally tally)
            throws StoreException {
        if (!tasks.isEmpty()) {
            ledger.intend(range, span, clock.instant());
            slots.forEach(
                    tasks,
                    task -> {
                        run(task);
                        listener.inHand(1);
                    });
            confirmByListing(span, tasks);
        }
        List<PendingKey> pending = new ArrayList<>(held);
        List<ParkedKey> parked = new ArrayList<>();
        Map<ObjectKey, Receipt> receipts = new HashMap<>();
        for (KeyTask task : tasks) {
            Outcome outcome = task.outcome(reconciler);
            switch (endings.ending(task.key, task.tries(), outcome, task.missingBytes, tally)) {
                case Fate.Settled() -> {}
                case Fate.Pending(PendingKey again) -> pending.add(again);
                case Fate.Parked(ParkedKey row) -> parked.add(row);
            }
            boolean inSync = outcome instanceof Outcome.InSync;
            if (inSync) {
                tally.equalBy(task.contentLine(reconciler));
            }
            Receipt receipt = inSync ? task.shownByChecksum(reconciler) : KeyEndings.receipt(outcome);
            if (receipt != null) {
                receipts.put(task.key, receipt);
            }
        }
        ObjectKey cursor = ends ? null : span.through();
        ledger.commit(new PageCommit(range, cursor, pending, parked, receipts, tally.counts()));
        listener.inHand(-tasks.size());
        listener.counted(tally.counts());
    }

    private void confirmByListing(KeyRange span, List<KeyTask> tasks) throws StoreException {
        List<KeyTask> waiting = tasks.stream().filter(task -> task.awaitsListing(reconciler)).toList();
        if (waiting.isEmpty()) {
            return;
        }
        try {
            giveSecondListing(span.after(), waiting);
        } catch (StoreException e) {
            if (e.kind().endsRun()) {
                throw e;
            }
            Reply.Failed failure = new Reply.Failed(e.kind(), e.code(), String.valueOf(e.getMessage()));
            waiting.stream()
                    .filter(task -> task.awaitsListing(reconciler))
                    .forEach(task -> task.notListedAgain(reconciler, failure));
        }
        slots.forEach(waiting, this::run);
    }

    /** Claims the key for as long as requests are made for it, not while it waits for the second listing. */
    private void run(KeyTask task) throws StoreException {
        claims.alone(
                task.key,
                () -> {
                    task.run(reconciler, runner);
                    return task;
                });
    }

    /** Merges the second listing with the waiting keys, both in key order; a key that it does not name is absent. */
    private void giveSecondListing(@Nullable ObjectKey after, List<KeyTask> waiting) throws StoreException {
        int next = 0;
        ObjectKey cursor = after;
        while (next < waiting.size()) {
            ListPage page = link.source().list(cursor, PAGE_KEYS);
            int index = 0;
            while (next < waiting.size() && (index < page.count() || !page.isTruncated())) {
                KeyTask task = waiting.get(next);
                int order = index < page.count() ? page.compareKey(index, task.key) : 1;
                if (order < 0) {
                    index++;
                    continue;
                }
                task.listedAgain(reconciler, order == 0 ? seen(page::content, index) : new ObjectState.Absent());
                next++;
            }
            if (next < waiting.size()) {
                cursor = page.lastKey();
            }
        }
    }

    private static ObjectState seen(IntFunction<decant.model.Content> contents, int index) {
        return ObjectState.Present.listed(contents.apply(index));
    }
}
