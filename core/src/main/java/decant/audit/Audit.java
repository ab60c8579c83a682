package decant.audit;

import decant.ledger.RangeRow;
import decant.model.KeyRange;
import decant.model.ObjectKey;
import decant.source.Lease;
import decant.source.RangePool;
import decant.source.Span;
import decant.source.SplitListener;
import decant.store.ListPage;
import decant.store.ObjectStore;
import decant.store.StoreException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Compares every key of two buckets and proves the result. Reads only. Memory is bounded by workers and ranges,
 * whatever the size of the buckets. For one run.
 */
public final class Audit {
    private static final int PAGE_KEYS = 1000;

    private final ObjectStore source;
    private final ObjectStore target;
    private final IndependentLister sourceLister;
    private final IndependentLister targetLister;
    private final AuditOptions options;
    private final DeepLook deepLook;
    private final ThreadFactory threadFactory;
    private final InstantSource clock;
    private final FindingListener listener;
    private final Map<Long, AuditRange> ranges = new ConcurrentHashMap<>();
    private final Map<Finding.Kind, Long> findings = new EnumMap<>(Finding.Kind.class);
    private final AtomicLong deepKeys = new AtomicLong();
    private final AtomicLong settled = new AtomicLong();
    private final SpanSample sample;
    private final Looks looks;

    public Audit(
            ObjectStore source,
            ObjectStore target,
            IndependentLister sourceLister,
            IndependentLister targetLister,
            AuditOptions options,
            ThreadFactory threadFactory,
            InstantSource clock,
            FindingListener listener) {
        this.source = source;
        this.target = target;
        this.sourceLister = sourceLister;
        this.targetLister = targetLister;
        this.options = options;
        this.deepLook = new DeepLook(source, target, options);
        this.threadFactory = threadFactory;
        this.clock = clock;
        this.listener = listener;
        this.sample = new SpanSample(options.relistedSpans(), new Random(options.seed()));
        this.looks = new Looks(threadFactory, 2 * options.workers());
    }

    /** Runs the audit to its end. */
    public Certificate run() throws StoreException, InterruptedException {
        Instant begun = clock.instant();
        RangePool pool = new RangePool(options.workers(), List.of(new RangeRow(0, KeyRange.ALL)), SplitListener.NONE);
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(threadFactory)) {
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < options.workers(); i++) {
                workers.add(threads.submit(() -> work(pool)));
            }
            for (Future<?> worker : workers) {
                try {
                    worker.get();
                } catch (ExecutionException e) {
                    threads.shutdownNow();
                    throw new IllegalStateException("The audit failed.", e.getCause());
                } catch (InterruptedException e) {
                    threads.shutdownNow();
                    throw e;
                }
            }
        }
        switch (pool.failure()) {
            case null -> {}
            case StoreException e -> throw e;
            case Throwable e -> throw new IllegalStateException("The audit failed.", e);
        }
        SampledRelisting relisting =
                new SampledRelisting(
                        new SampledRelisting.Side("source", source, sourceLister),
                        new SampledRelisting.Side("target", target, targetLister),
                        options.filter(),
                        begun);
        return certificate(begun, relisting.check(sample.drawn()));
    }

    private void work(RangePool pool) {
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
            ObjectKey begin = lease.cursor();
            AuditRange range = ranges.computeIfAbsent(lease.rangeId(), _ -> new AuditRange(begin));
            while (lease.isOpen()) {
                workSpan(lease, range);
            }
        } catch (StoreException | RuntimeException e) {
            lease.fail(e);
        } finally {
            lease.release();
        }
    }

    /** Both sides are listed anew after every span: nothing is carried over that could be carried over wrongly. */
    private void workSpan(Lease lease, AuditRange range) throws StoreException {
        ListPage atSource = source.list(lease.cursor(), PAGE_KEYS);
        ListPage atTarget = target.list(lease.cursor(), PAGE_KEYS);
        Span span = lease.claim(firstToEnd(atSource, atTarget));
        int sourceCount = atSource.countThrough(span.keys().through());
        int targetCount = atTarget.countThrough(span.keys().through());
        sample.offer(range.add(span.keys(), atSource, sourceCount, atTarget, targetCount, options.filter()));
        looks.all(differing(atSource, sourceCount, atTarget, targetCount), this::look);
        told(included(atSource, sourceCount));
        lease.advance();
    }

    private long included(ListPage page, int count) {
        if (count == 0 || options.filter().includesAll(page.key(0), page.key(count - 1))) {
            return count;
        }
        return IntStream.range(0, count).filter(i -> options.filter().includes(page.key(i))).count();
    }

    private synchronized void told(long sourceKeys) {
        listener.compared(sourceKeys);
    }

    private static ListPage firstToEnd(ListPage a, ListPage b) {
        if (a.isTruncated() && b.isTruncated()) {
            return a.lastKey().compareTo(b.lastKey()) <= 0 ? a : b;
        }
        return b.isTruncated() ? b : a;
    }

    /** The keys of a span that have to be looked at: drawn ones, and those that the listings show different. */
    private List<Doubt> differing(ListPage atSource, int sourceCount, ListPage atTarget, int targetCount) {
        List<Doubt> doubts = new ArrayList<>();
        int s = 0;
        int t = 0;
        while (s < sourceCount || t < targetCount) {
            int order = s == sourceCount ? 1 : t == targetCount ? -1 : atSource.compareKeys(s, atTarget, t);
            boolean listedEqual = order == 0 && isListedEqual(atSource, s, atTarget, t);
            ObjectKey key = order <= 0 ? atSource.key(s) : atTarget.key(t);
            boolean deep = isDrawn(key);
            if ((deep || !listedEqual) && options.filter().includes(key)) {
                doubts.add(new Doubt(key, listedEqual, deep));
            }
            s += order <= 0 ? 1 : 0;
            t += order >= 0 ? 1 : 0;
        }
        return doubts;
    }

    /** A key to be looked at. */
    private record Doubt(ObjectKey key, boolean listedEqual, boolean deep) {}

    private boolean isListedEqual(ListPage atSource, int s, ListPage atTarget, int t) {
        return atSource.size(s) == atTarget.size(t)
                && atSource.etag(s).equals(atTarget.etag(t))
                && (!options.storageClass() || atSource.storageClass(s).equals(atTarget.storageClass(t)));
    }

    /**
     * What listings show different is looked at before it is reported: it may have changed between the two listings.
     */
    private void look(Doubt doubt) throws StoreException {
        List<Finding> found = deepLook.look(doubt.key(), doubt.deep());
        if (doubt.deep()) {
            deepKeys.incrementAndGet();
        }
        if (found.isEmpty() && !doubt.listedEqual()) {
            settled.incrementAndGet();
        }
        found.forEach(this::report);
    }

    private boolean isDrawn(ObjectKey key) {
        if (!options.isDeep() || options.deepShare() >= 1) {
            return options.isDeep();
        }
        long mixed = (key.hashCode() ^ options.seed()) * 0x9E3779B97F4A7C15L;
        return (mixed >>> 11) * 0x1.0p-53 < options.deepShare();
    }

    private synchronized void report(Finding finding) {
        findings.merge(finding.kind(), 1L, Long::sum);
        if (finding.kind() != Finding.Kind.WITHHELD) {
            listener.found(finding);
        }
    }

    private synchronized Certificate certificate(Instant begun, SampledRelisting.Result relisted) {
        List<Certificate.Range> proofs =
                ranges.values().stream()
                        .sorted(
                                Comparator.comparing(
                                        AuditRange::after, Comparator.nullsFirst(Comparator.<ObjectKey>naturalOrder())))
                        .map(AuditRange::end)
                        .toList();
        boolean different = findings.keySet().stream().anyMatch(Finding.Kind::isDifference);
        boolean undecided = findings.containsKey(Finding.Kind.UNDECIDED) || !relisted.failures().isEmpty();
        Certificate.Result verdict =
                different
                        ? Certificate.Result.DIFFERENT
                        : undecided ? Certificate.Result.UNDECIDED : Certificate.Result.EQUAL;
        return new Certificate(
                source.name(),
                target.name(),
                begun,
                clock.instant(),
                verdict,
                proofs,
                findings,
                deepKeys.get(),
                settled.get() - deepLook.byChecksum() - deepLook.byReceipt(),
                deepLook.byChecksum(),
                deepLook.byReceipt(),
                relisted.agreed(),
                relisted.failures(),
                NotLookedAt.sentences(options, deepLook.byReceipt()));
    }
}
