package decant.backfill;

import decant.ledger.KeySettlement.Fate;
import decant.model.KeyFilter;
import decant.model.ObjectKey;
import decant.model.ObjectState;
import decant.reconcile.Evidence;
import decant.reconcile.Outcome;
import decant.reconcile.Policy;
import decant.reconcile.Reconciler;
import decant.reconcile.Reply;
import decant.reconcile.Request;
import decant.reconcile.Step;
import decant.reconcile.Work;
import decant.store.ListPage;
import decant.store.ListPageBuilder;
import decant.store.StoreException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One key on its way through the code of the page transaction and of the pending keys, as a value that a test can stop
 * between any two calls: the real join of two listings, the real steps, the real translation of an outcome into what
 * the ledger keeps.
 */
public record PageKey(KeyProgress progress) {
    /** What the join of two listings makes of a key. */
    public sealed interface Found {
        record ToDo(PageKey key) implements Found {}

        /** Surplus, and kept to be looked at after the pass. */
        record Held() implements Found {}

        /** Equal, or reported only. */
        record Nothing() implements Found {}
    }

    /** A key that is looked at on both sides, as pending keys and hints are. */
    public static PageKey looking(Reconciler reconciler, ObjectKey key, int tries, Evidence evidence) {
        return new PageKey(KeyProgress.looking(reconciler.begin(key, tries, null, evidence)));
    }

    /** Joins two listings, each of which names the key or none. */
    public static Found join(
            Policy policy,
            Reconciler reconciler,
            boolean holdsSurplus,
            ObjectKey key,
            ObjectState source,
            ObjectState target) {
        RemovalLimit removals = holdsSurplus ? new RemovalLimit(1, 1) : RemovalLimit.NONE;
        BackfillOptions options = new BackfillOptions(KeyFilter.ALL, 1, 1, false, removals);
        KeyEndings endings = new KeyEndings(() -> Instant.EPOCH, BackfillListener.NONE);
        SurplusHold hold = new SurplusHold(removals.maxKeys(), 0);
        SpanFindings findings = new SpanFindings(policy, reconciler, options, hold, endings, false);
        new SpanJoin(policy, options.filter())
                .join(page(key, source), count(source), page(key, target), count(target), Map::of, findings);
        if (!findings.held.isEmpty()) {
            return new Found.Held();
        }
        return findings.tasks.isEmpty()
                ? new Found.Nothing()
                : new Found.ToDo(new PageKey(findings.tasks.getFirst().progress()));
    }

    private static int count(ObjectState listed) {
        return listed instanceof ObjectState.Present ? 1 : 0;
    }

    private static ListPage page(ObjectKey key, ObjectState listed) {
        ListPageBuilder page = new ListPageBuilder("s3://either/", null, 1);
        try {
            if (listed instanceof ObjectState.Present present) {
                page.add(key, present.content());
            }
            return page.build(false);
        } catch (StoreException e) {
            throw new IllegalStateException(e);
        }
    }

    public Work work() {
        return progress.work();
    }

    /** The same with other work. */
    public PageKey with(Work other) {
        return new PageKey(new KeyProgress(other, progress.fromListings()));
    }

    public Optional<Request> request(Reconciler reconciler) {
        return Optional.ofNullable(progress.request(reconciler));
    }

    public boolean awaitsListing(Reconciler reconciler) {
        return progress.awaitsListing(reconciler);
    }

    public PageKey on(Reconciler reconciler, Reply reply) {
        return new PageKey(progress.on(reconciler, reply));
    }

    public PageKey afterListing(Reconciler reconciler, Reply reply) {
        return new PageKey(progress.afterListing(reconciler, reply));
    }

    /** How it ended, if it has. */
    public Optional<Outcome> outcome(Reconciler reconciler) {
        return reconciler.next(work()) instanceof Step.End(Outcome outcome) ? Optional.of(outcome) : Optional.empty();
    }

    /**
     * What the ledger keeps of an outcome.
     *
     * @param tries rounds in vain, as the ledger knows them
     */
    public static Fate fate(ObjectKey key, Outcome outcome, int tries, Instant now) {
        return new KeyEndings(() -> now, BackfillListener.NONE).ending(key, tries, outcome, -1, new Tally());
    }
}
