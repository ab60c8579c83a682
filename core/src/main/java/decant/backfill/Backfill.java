package decant.backfill;

import decant.ledger.Ledger;
import decant.ledger.RangeRow;
import decant.ledger.SuspectSpan;
import decant.model.KeyRange;
import decant.reconcile.KeyClaims;
import decant.reconcile.Policy;
import decant.reconcile.Reconciler;
import decant.source.KeysLeft;
import decant.source.RangePool;
import decant.store.Link;
import decant.store.StoreException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One pass over both buckets: every difference that listings show is reconciled, page by page, and what is left over is
 * worked off. Begun anew it resumes from the ledger at the last committed page of every range.
 *
 * <p>Memory is bounded by workers and keys in work, whatever the size of the buckets. In one process one pass runs at a
 * time on one ledger; other processes and a live copy may work on the same buckets.
 */
public final class Backfill {
    /** Ids of ranges made of suspect spans; far from those a pool gives. */
    private static final long SUSPECT_RANGE_IDS = 1L << 40;

    private final Link link;
    private final Ledger ledger;
    private final Policy policy;
    private final BackfillOptions options;
    private final ThreadFactory threadFactory;
    private final InstantSource clock;
    private final Pause pause;
    private final BackfillListener listener;
    private final KeyClaims claims;
    private volatile @Nullable RangePool passing;

    /**
     * A pass that has not begun.
     *
     * @param policy what to carry and compare; removals are governed by the options alone
     * @param threadFactory makes a thread per key and range in work; virtual ones are meant
     */
    public Backfill(
            Link link,
            Ledger ledger,
            Policy policy,
            BackfillOptions options,
            ThreadFactory threadFactory,
            InstantSource clock,
            Pause pause,
            BackfillListener listener) {
        this(link, ledger, policy, options, threadFactory, clock, pause, listener, new KeyClaims());
    }

    /**
     * A pass beside a live copy in the same process, that has not begun.
     *
     * @param claims shared with the live copy
     */
    public Backfill(
            Link link,
            Ledger ledger,
            Policy policy,
            BackfillOptions options,
            ThreadFactory threadFactory,
            InstantSource clock,
            Pause pause,
            BackfillListener listener,
            KeyClaims claims) {
        this.claims = claims;
        this.link = link;
        this.ledger = ledger;
        this.policy = policy.withRemovals(false);
        this.options = options;
        this.threadFactory = threadFactory;
        this.clock = clock;
        this.pause = pause;
        this.listener = listener;
    }

    /**
     * Runs the pass to its end.
     *
     * @throws StoreException that ended it; the ledger holds how far it came
     * @throws InterruptedException if the calling thread was interrupted; the ledger holds how far it came
     */
    public BackfillReport run() throws StoreException, InterruptedException {
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(threadFactory)) {
            KeySlots slots = new KeySlots(threads, options.maxKeysInWork());
            try {
                return run(threads, slots);
            } catch (StoreException | InterruptedException | RuntimeException e) {
                threads.shutdownNow();
                throw e;
            }
        }
    }

    /** How many keys the pass probably has left; nothing before it begins. Takes some milliseconds; for any thread. */
    public Optional<KeysLeft> keysLeft() {
        return Optional.ofNullable(passing).map(RangePool::keysLeft);
    }

    /**
     * Tries every parked key again, and works off whatever is pending; no pass is made.
     *
     * @throws StoreException that ended it; the ledger holds how far it came
     * @throws InterruptedException if the calling thread was interrupted; the ledger holds how far it came
     */
    public BackfillReport retryParked() throws StoreException, InterruptedException {
        ledger.unparkAll(clock.instant());
        Map<String, Long> before = ledger.counts();
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(threadFactory)) {
            KeySlots slots = new KeySlots(threads, options.maxKeysInWork());
            pending(policy, slots).workOff();
        }
        Map<String, Long> done = new TreeMap<>(ledger.counts());
        before.forEach((name, count) -> done.merge(name, -count, Long::sum));
        return new BackfillReport(done, ledger.parkedCount(), Optional.empty());
    }

    private BackfillReport run(ExecutorService threads, KeySlots slots) throws StoreException, InterruptedException {
        if (!ledger.isBegun()) {
            ledger.begin(List.of(new RangeRow(0, KeyRange.ALL)));
        }
        Map<String, Long> before = ledger.counts();
        SurplusHold hold = new SurplusHold(options.removals().maxKeys(), before.getOrDefault(Tally.SURPLUS_SEEN, 0L));
        PendingKeys pending = pending(policy, slots);
        CountDownLatch passEnded = new CountDownLatch(1);
        Future<?> beside =
                threads.submit(() -> {
                    pending.workUntil(passEnded);
                    return null;
                });
        try {
            pass(policy, ledger.openRanges(), hold, false, threads, slots);
        } finally {
            passEnded.countDown();
        }
        join(beside);
        pending.workOff();
        compareSuspectsAgain(threads, slots, pending);
        Optional<String> refused = removeSurplus(slots);
        BackfillReport report = new BackfillReport(ledger.counts(), ledger.parkedCount(), refused);
        ledger.endPass();
        return report;
    }

    private void pass(
            Policy passPolicy,
            List<RangeRow> ranges,
            SurplusHold hold,
            boolean again,
            ExecutorService threads,
            KeySlots slots)
            throws StoreException, InterruptedException {
        if (ranges.isEmpty()) {
            return;
        }
        RangePool pool = new RangePool(options.workers(), ranges, ledger::split);
        passing = pool;
        Reconciler reconciler = new Reconciler(passPolicy, link.capabilities());
        KeyEndings endings = new KeyEndings(clock, listener, again);
        PageTransaction transaction =
                new PageTransaction(link, ledger, reconciler, slots, claims, endings, clock, listener);
        List<Future<?>> workers = new ArrayList<>();
        for (int i = 0; i < options.workers(); i++) {
            RangeWorker worker =
                    new RangeWorker(
                            link, ledger, passPolicy, options, pool, threads, transaction, hold, endings, again);
            workers.add(threads.submit(worker::run));
        }
        for (Future<?> worker : workers) {
            join(worker);
        }
        Throwable failure = pool.failure();
        if (failure instanceof StoreException e) {
            throw e;
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
    }

    /**
     * Requests of a process that died may land until the longest time a request can take has passed (R14). Then their
     * spans are compared again, every aspect of them, for what landed late may be an older state in any.
     */
    private void compareSuspectsAgain(ExecutorService threads, KeySlots slots, PendingKeys pending)
            throws StoreException, InterruptedException {
        List<SuspectSpan> suspects = ledger.suspects();
        if (suspects.isEmpty()) {
            return;
        }
        Instant safe =
                suspects.stream()
                        .map(SuspectSpan::since)
                        .max(Instant::compareTo)
                        .orElseThrow()
                        .plus(policy.lateLanding());
        if (clock.instant().isBefore(safe)) {
            listener.waiting(
                    "waits until "
                            + safe.truncatedTo(ChronoUnit.SECONDS)
                            + " for requests of the process that died, then compares "
                            + suspects.size()
                            + " pages again");
            pause.until(safe);
        }
        // Processes that died one after the other had the same pages open.
        List<KeyRange> spans = SpanUnion.of(suspects.stream().map(SuspectSpan::span).toList());
        List<RangeRow> ranges =
                IntStream.range(0, spans.size())
                        .mapToObj(i -> new RangeRow(SUSPECT_RANGE_IDS + i, spans.get(i)))
                        .toList();
        ledger.begin(ranges);
        SurplusHold none = new SurplusHold(0, 0);
        pass(policy.comparing(policy.aspects()), ranges, none, true, threads, slots);
        pending.workOff();
        suspects.forEach(ledger::clear);
    }

    private Optional<String> removeSurplus(KeySlots slots) throws StoreException, InterruptedException {
        Map<String, Long> counts = ledger.counts();
        long surplus = counts.getOrDefault(Tally.SURPLUS_SEEN, 0L);
        if (surplus == 0) {
            return Optional.empty();
        }
        long allowed = options.removals().allowed(counts.getOrDefault(Tally.TARGET_KEYS, 0L));
        boolean sourceIsEmpty = counts.getOrDefault(Tally.SOURCE_KEYS, 0L) == 0;
        boolean remove = !sourceIsEmpty && surplus <= allowed;
        PendingKeys held = pending(policy.withRemovals(remove), slots);
        held.workOffHeld();
        if (remove) {
            return Optional.empty();
        }
        return Optional.of(
                sourceIsEmpty
                        ? "The source listed no key at all, so none of the target's " + surplus + " was removed."
                        : surplus
                                + " keys are only at the target, more than the "
                                + allowed
                                + " that may be removed in one pass, so none was.");
    }

    /** Whatever is looked at a second time is looked at in every aspect: what went wrong may have been any of them. */
    private PendingKeys pending(Policy base, KeySlots slots) {
        Policy full = base.comparing(base.aspects());
        return new PendingKeys(link, ledger, full, slots, claims, clock, pause, listener);
    }

    private static void join(Future<?> future) throws StoreException, InterruptedException {
        try {
            future.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case StoreException failure -> throw failure;
                case InterruptedException interrupted -> throw interrupted;
                case RuntimeException failure -> throw failure;
                case null, default -> throw new IllegalStateException("The pass failed.", e.getCause());
            }
        }
    }
}
