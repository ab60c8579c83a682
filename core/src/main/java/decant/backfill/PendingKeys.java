package decant.backfill;

import decant.ledger.KeySettlement;
import decant.ledger.KeySettlement.Fate;
import decant.ledger.Ledger;
import decant.ledger.PendingKey;
import decant.model.ObjectKey;
import decant.reconcile.KeyClaims;
import decant.reconcile.KeyReconciler;
import decant.reconcile.Outcome;
import decant.reconcile.Policy;
import decant.store.Link;
import decant.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Works off the keys that were not equal when their page was committed: young ones, ones that changed under our hands,
 * ones whose request had no answer. Each is looked at from scratch on both sides. For one thread, beside the pass or
 * after it.
 */
final class PendingKeys {
    /** Time of keys that wait for the end of the pass instead of a moment: surplus ones that are to be removed. */
    static final Instant HELD = Instant.parse("9999-12-31T00:00:00Z");

    private static final int BATCH_KEYS = 1000;
    private static final long IDLE_MILLIS = 200;

    private final Ledger ledger;
    private final KeyReconciler reconciler;
    private final KeyEndings endings;
    private final KeySlots slots;
    private final KeyClaims claims;
    private final InstantSource clock;
    private final Pause pause;
    private final BackfillListener listener;

    PendingKeys(
            Link link,
            Ledger ledger,
            Policy policy,
            KeySlots slots,
            KeyClaims claims,
            InstantSource clock,
            Pause pause,
            BackfillListener listener) {
        this.ledger = ledger;
        this.reconciler = new KeyReconciler(policy, link);
        this.endings = new KeyEndings(clock, listener);
        this.slots = slots;
        this.claims = claims;
        this.clock = clock;
        this.pause = pause;
        this.listener = listener;
    }

    /** Works off what becomes due while the pass goes on. */
    void workUntil(CountDownLatch passEnded) throws StoreException, InterruptedException {
        boolean worked = false;
        while (!passEnded.await(worked ? 0 : IDLE_MILLIS, TimeUnit.MILLISECONDS)) {
            worked = workBatch(clock.instant());
        }
    }

    /** Works until no key is pending but held ones, waiting for those that are not due yet. */
    void workOff() throws StoreException, InterruptedException {
        while (true) {
            if (workBatch(clock.instant())) {
                continue;
            }
            Instant next = ledger.nextDue();
            if (next == null || !next.isBefore(HELD)) {
                return;
            }
            listener.waiting(words(ledger.pendingCount(), Duration.between(clock.instant(), next)));
            pause.until(next);
        }
    }

    private static String words(long keys, Duration left) {
        String seconds = String.format(Locale.ROOT, "%.1f s", Math.max(0, left.toMillis()) / 1000.0);
        return (keys == 1 ? "1 key is" : keys + " keys are") + " not settled yet: looked at again in " + seconds;
    }

    /** Works on the held keys, too. */
    void workOffHeld() throws StoreException, InterruptedException {
        while (workBatch(HELD)) {
            workOff();
        }
    }

    private boolean workBatch(Instant dueAt) throws StoreException {
        List<PendingKey> due = ledger.due(dueAt, BATCH_KEYS);
        if (due.isEmpty()) {
            return false;
        }
        List<ObjectKey> keys = due.stream().map(PendingKey::key).toList();
        ledger.intendKeys(keys, clock.instant());
        slots.forEach(due, this::work);
        return true;
    }

    private void work(PendingKey pending) throws StoreException {
        ObjectKey key = pending.key();
        Outcome outcome = claims.alone(key, () -> reconciler.reconcile(key, pending.tries(), ledger.receipt(key)));
        Tally tally = new Tally();
        Fate fate = endings.ending(key, pending.tries(), outcome, -1, tally);
        // Counted when it was copied; that it is found equal now is what was hoped for, not another key.
        boolean counted = pending.cause().equals(PendingKey.YOUNG) && outcome instanceof Outcome.InSync;
        Map<String, Long> counts = counted ? Map.of() : tally.counts();
        ledger.settle(new KeySettlement(key, fate, KeyEndings.receipt(outcome), counts));
        listener.counted(counts);
    }
}
