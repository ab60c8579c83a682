package decant.cli.buckets;

import decant.flow.BytesCap;
import decant.flow.CallPath;
import decant.flow.CallTally;
import decant.flow.Caps;
import decant.flow.Lane;
import decant.flow.LimiterView;
import decant.flow.ReadOnly;
import decant.flow.Ticker;
import decant.flow.TracedCall;
import decant.migration.ActsByLeave;
import decant.migration.Leave;
import decant.migration.Standing;
import decant.migration.WaitsForLeave;
import decant.model.ObjectKey;
import decant.store.Interceptor;
import decant.store.Operation;
import decant.store.StoreException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stands before both buckets of one run: retries, the limiter, counts, and at the source a door that nothing
 * passes that would change it. Each side adapts by itself under the same hard caps. Safe for any number of threads.
 */
public final class Gates {
    private final Lifeline sourceLife;
    private final Lifeline targetLife;
    private final CallPath source;
    private final CallPath target;
    private final Ticker ticker;
    private volatile @Nullable Leave leave;
    private volatile Interceptor waiting = Interceptor.PASS;
    private volatile Interceptor acting = Interceptor.PASS;
    private final BytesCap bytes;
    private volatile Caps caps;

    /**
     * Gates that nothing has passed yet.
     *
     * @param random spreads repeated calls; safe for any number of threads
     */
    public Gates(Caps caps, RandomGenerator random, Ticker ticker) {
        this(caps, random, ticker, _ -> {});
    }

    /**
     * Gates that nothing has passed yet, with a cap on bytes.
     *
     * @param random spreads repeated calls; safe for any number of threads
     */
    public Gates(Caps caps, BytesCap bytes, RandomGenerator random, Ticker ticker) {
        this(caps, bytes, random, ticker, _ -> {});
    }

    /**
     * Gates that nothing has passed yet, with somebody who watches.
     *
     * @param random spreads repeated calls; safe for any number of threads
     * @param atTarget is told of each call to the target; safe for any number of threads, and quick
     */
    public Gates(Caps caps, RandomGenerator random, Ticker ticker, Consumer<TracedCall> atTarget) {
        this(caps, new BytesCap(BytesCap.UNLIMITED, ticker), random, ticker, atTarget);
    }

    private Gates(Caps caps, BytesCap bytes, RandomGenerator random, Ticker ticker, Consumer<TracedCall> atTarget) {
        this.bytes = bytes;
        this.caps = caps;
        this.ticker = ticker;
        this.sourceLife = new Lifeline(ticker);
        this.targetLife = new Lifeline(ticker);
        this.source = CallPath.of("source", caps, random, ticker, sourceLife);
        this.target = CallPath.of("target", caps, random, ticker, atTarget.andThen(targetLife));
    }

    /** Around every request to the source. */
    public Interceptor atSource() {
        return atSource(Lane.BACKFILL);
    }

    /** Around every request to the source by the actors of one lane. */
    public Interceptor atSource(Lane lane) {
        return new ReadOnly("source").around(source.in(lane));
    }

    /** Around every request to the target. */
    public Interceptor atTarget(Purpose purpose) {
        return switch (purpose) {
            case READ -> new ReadOnly("target").around(target);
            // A pass that is held back stands still where it is.
            case WRITE -> late(() -> waiting).around(target).around(late(() -> acting));
        };
    }

    /** Around every request of a live copy to the target. While it is held back, it begins no key and waits nowhere. */
    public Interceptor atTargetLive() {
        return target.in(Lane.LIVE).around(late(() -> acting));
    }

    /** From now on nothing is changed at the target without this leave. */
    public void obey(Leave given) {
        leave = given;
        waiting = new WaitsForLeave(given, ticker);
        acting = new ActsByLeave(given);
    }

    /** Whether a live copy may take a key in work now. May take as long as a remote call. */
    public boolean mayBegin() {
        Leave asked = leave;
        return asked == null || !(asked.standing() instanceof Standing.Held);
    }

    /** An interceptor that is known only when the bucket behind it is open. */
    private static Interceptor late(Supplier<Interceptor> known) {
        return new Interceptor() {
            @Override
            public <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call) throws StoreException {
                return known.get().call(operation, key, call);
            }
        };
    }

    /** Makes a call that is asked once, outside the limits, again where that may help. */
    public <T> T opening(Interceptor.Call<T> call) throws StoreException {
        return target.retries().call(Operation.INSPECT, null, call);
    }

    /** The hard limits of each side. */
    public Caps caps() {
        return caps;
    }

    /** Other hard limits from now on, for calls that are waiting already, too. */
    public void change(Caps changed) {
        caps = changed;
        source.limiter().change(changed);
        target.limiter().change(changed);
    }

    /** What holds bytes that pass through this machine. */
    public BytesCap bytes() {
        return bytes;
    }

    /** Work between both buckets. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws StoreException, InterruptedException;
    }

    /**
     * Runs the work in this thread, and ends it by an interrupt when a side has not answered any call for two minutes.
     *
     * @throws StoreException that the work threw, or the failure by which a side was lost
     */
    public <T> T whileBothAnswer(Work<T> work) throws StoreException, InterruptedException {
        Thread thread = Thread.currentThread();
        sourceLife.watch(thread::interrupt);
        targetLife.watch(thread::interrupt);
        try {
            return work.run();
        } catch (StoreException | InterruptedException e) {
            StoreException lost = sourceLife.loss() == null ? targetLife.loss() : sourceLife.loss();
            if (lost == null) {
                throw e;
            }
            // The interrupt was ours.
            Thread.interrupted();
            throw lost;
        } finally {
            sourceLife.rest();
            targetLife.rest();
        }
    }

    /** Why calls are held back now, a sentence for each side where they are. */
    public List<String> reasons() {
        Leave asked = leave;
        return Stream.concat(
                        Stream.of(source, target).map(side -> side.limiter().reason()),
                        Stream.of(bytes.reason(), asked == null ? "" : asked.heldBecause()))
                .filter(reason -> !reason.isEmpty())
                .toList();
    }

    /** What is in flight at the target now, and under which limits. */
    public LimiterView targetLimits() {
        return target.limiter().view();
    }

    /** Calls at the source so far. */
    public CallTally sourceCalls() {
        return source.counts().tally();
    }

    /** Calls at the target so far, copies included. */
    public CallTally targetCalls() {
        return target.counts().tally();
    }

    /** Calls by side and operation, for documents. Operations without a call are left out. */
    public Map<String, Object> calls() {
        Map<String, Object> sides = new LinkedHashMap<>();
        sides.put("source", calls(sourceCalls()));
        sides.put("target", calls(targetCalls()));
        return sides;
    }

    private static Map<String, Object> calls(CallTally tally) {
        Map<String, Object> calls = new LinkedHashMap<>();
        for (Operation operation : Operation.values()) {
            long made = tally.of(operation).calls();
            if (made > 0) {
                calls.put(operation.name(), made);
            }
        }
        return calls;
    }
}
