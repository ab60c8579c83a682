package decant.flow;

import decant.model.ObjectKey;
import decant.store.Interceptor;
import decant.store.Operation;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Lets as many calls be in flight at one side as the store answers well, and no more.
 *
 * <p>Each kind of {@link Traffic} begins with 16 calls in flight and grows while answers are good. It backs off where
 * the store asks for less, fails or does not answer in time, and only there: a range of keys in which a part is in
 * trouble while the rest is well is divided. {@link Caps} hold whatever the answers. Who waits is served in the order
 * of arrival, the live {@link Lane} before the other, as far as ranges and caps allow; {@link #reason} says why anybody
 * waits.
 *
 * <p>Safe for any number of threads, meant for virtual ones: a caller that must wait blocks. One lock is held for well
 * under a microsecond, twice a call. An interrupt while waiting surfaces as {@code CANCELLED}, with the interrupt kept.
 */
public final class Limiter implements Interceptor {
    /**
     * Waking is dear; a rate allows 10 ms of calls at once, so a later moment that opens for several costs no
     * throughput.
     */
    private static final long LEAST_PARK_NANOS = 1_000_000;

    private final String side;
    private final Ticker ticker;
    private final long beginNanos;
    private final Admission admission;

    /** Guarded by the admission's lock: who keeps the time for all that wait, and until when. */
    private @Nullable Permit timekeeper;

    private long timekeptNanos;

    /**
     * @param side {@code source} or {@code target}, as messages name it
     */
    public Limiter(String side, Caps caps, Ticker ticker) {
        this(side, caps, ticker, Tuning.DEFAULT);
    }

    Limiter(String side, Caps caps, Ticker ticker, Tuning tuning) {
        this.side = side;
        this.ticker = ticker;
        this.beginNanos = ticker.nanos();
        this.admission = new Admission(caps, tuning);
    }

    @Override
    public <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call) throws StoreException {
        return call(Lane.BACKFILL, operation, key, call);
    }

    /** As above, for an actor of this lane. */
    public <T> T call(Lane lane, Operation operation, @Nullable ObjectKey key, Call<T> call) throws StoreException {
        Permit permit = await(lane, operation, key);
        Answer answer = Answer.SILENT;
        String code = "";
        try {
            T result = call.make();
            answer = Answer.GOOD;
            return result;
        } catch (StoreException e) {
            answer = Answer.of(e.kind());
            code = e.code();
            throw e;
        } finally {
            synchronized (admission) {
                admission.end(permit, answer, code, now());
                keepTime();
            }
        }
    }

    /** From now on other caps, for calls that are already waiting too. */
    public void change(Caps caps) {
        synchronized (admission) {
            admission.change(caps, now());
            keepTime();
        }
    }

    /** What is in flight and waiting now, and under which limits. */
    public LimiterView view() {
        synchronized (admission) {
            return admission.view(side, now());
        }
    }

    /** Why calls are held back now, in words for people; empty if nothing holds them back. */
    public String reason() {
        return view().reason();
    }

    private Permit await(Lane lane, Operation operation, @Nullable ObjectKey key) throws StoreException {
        Thread thread = Thread.currentThread();
        Permit permit;
        long parkNanos;
        synchronized (admission) {
            permit = admission.request(Traffic.of(operation), lane, key, () -> wake(thread), now());
            parkNanos = parkNanos(permit);
            keepTime();
        }
        while (!permit.isAdmitted()) {
            if (parkNanos == Admission.NEVER) {
                LockSupport.park();
            } else {
                ticker.park(parkNanos);
            }
            if (thread.isInterrupted()) {
                throw giveUp(operation, key, permit);
            }
            if (!permit.isAdmitted()) {
                synchronized (admission) {
                    admission.advance(now());
                    parkNanos = parkNanos(permit);
                    keepTime();
                }
            }
        }
        return permit;
    }

    /** A thread that is admitted at once must not find its next park, perhaps inside the call, cut short. */
    private static void wake(Thread thread) {
        if (thread != Thread.currentThread()) {
            LockSupport.unpark(thread);
        }
    }

    private StoreException giveUp(Operation operation, @Nullable ObjectKey key, Permit permit) {
        synchronized (admission) {
            admission.abandon(permit, now());
            keepTime();
        }
        String what = operation.words() + (key == null ? " the bucket" : " \"" + key + "\"");
        return new StoreException(
                Kind.CANCELLED,
                operation,
                key,
                "Cancelled",
                "Stopped while waiting to " + what + " at the " + side + ".",
                null);
    }

    /**
     * Where only time must pass for somebody to begin, the first in line keeps it for all: it alone sleeps until then,
     * and is woken when that moment or the first in line has changed.
     */
    private void keepTime() {
        Permit first = admission.firstInLine();
        if (first == null || admission.nextOpeningNanos() == Admission.NEVER) {
            return;
        }
        if (first != timekeeper || admission.nextOpeningNanos() < timekeptNanos) {
            first.wake();
        }
    }

    private long parkNanos(Permit permit) {
        if (permit != admission.firstInLine()) {
            return Admission.NEVER;
        }
        timekeeper = permit;
        timekeptNanos = admission.nextOpeningNanos();
        return timekeptNanos == Admission.NEVER ? Admission.NEVER : Math.max(LEAST_PARK_NANOS, timekeptNanos - now());
    }

    private long now() {
        return ticker.nanos() - beginNanos;
    }
}
