package decant.backfill;

import decant.ledger.Ledger;
import decant.reconcile.Policy;
import decant.reconcile.Reconciler;
import decant.source.Lease;
import decant.source.RangePool;
import decant.source.Span;
import decant.store.Link;
import decant.store.ListPage;
import decant.store.StoreException;
import java.util.List;
import java.util.concurrent.ExecutorService;

/** Takes ranges from the pool and does their spans, one after the other, until the pool has no more. For one thread. */
final class RangeWorker {
    private final Link link;
    private final Ledger ledger;
    private final Policy policy;
    private final BackfillOptions options;
    private final RangePool pool;
    private final ExecutorService threads;
    private final SpanJoin join;
    private final Reconciler reconciler;
    private final PageTransaction transaction;
    private final SurplusHold hold;
    private final KeyEndings endings;
    private final boolean again;

    RangeWorker(
            Link link,
            Ledger ledger,
            Policy policy,
            BackfillOptions options,
            RangePool pool,
            ExecutorService threads,
            PageTransaction transaction,
            SurplusHold hold,
            KeyEndings endings,
            boolean again) {
        this.link = link;
        this.ledger = ledger;
        this.policy = policy;
        this.options = options;
        this.pool = pool;
        this.threads = threads;
        this.join = new SpanJoin(policy, options.filter());
        this.reconciler = new Reconciler(policy, link.capabilities());
        this.transaction = transaction;
        this.hold = hold;
        this.endings = endings;
        this.again = again;
    }

    /**
     * Works until the pass is over; the first failure ends the pass for every worker and is thrown by the pool's owner.
     */
    void run() {
        try {
            for (Lease lease = pool.take(); lease != null; lease = pool.take()) {
                work(lease);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(Lease lease) {
        try {
            SpanReader reader = new SpanReader(link.source(), link.target(), threads);
            while (lease.isOpen()) {
                workSpan(lease, reader);
            }
        } catch (StoreException | RuntimeException e) {
            lease.fail(e);
        } finally {
            lease.release();
        }
    }

    private void workSpan(Lease lease, SpanReader reader) throws StoreException {
        SpanReader.Pages pages = reader.read(lease.cursor());
        Span span = lease.claim(pages.endingFirst());
        ListPage source = pages.source();
        ListPage target = pages.target();
        int sourceCount = source.countThrough(span.keys().through());
        int targetCount = target.countThrough(span.keys().through());
        SpanFindings findings = new SpanFindings(policy, reconciler, options, hold, endings, again);
        join.join(source, sourceCount, target, targetCount, () -> ledger.receipts(span.keys()), findings);
        transaction.run(
                lease.rangeId(), span.keys(), span.last(), findings.tasks, List.copyOf(findings.held), findings.tally);
        reader.keepBeyond(pages, sourceCount, targetCount);
        lease.advance();
    }
}
