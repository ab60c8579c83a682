package decant.cli.buckets;

import decant.flow.Brake;
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
import decant.store.InterceptedOwnObjects;
import decant.store.Interceptor;
import decant.store.Operation;
import decant.store.OwnObjects;
import decant.store.StoreException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
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
    /** One bucket, and what stands before it whichever way a link goes. */
    private record Side(String name, CallPath path, Lifeline life) {
        static Side of(String name, Caps caps, RandomGenerator random, Ticker ticker, Consumer<TracedCall> trace) {
            Lifeline life = new Lifeline(ticker);
            return new Side(name, CallPath.of(name, caps, random, ticker, trace.andThen(life)), life);
        }
    }

    private final Side source;
    private final Side target;
    private final Ticker ticker;
    private final BytesCap bytes;
    private final AtomicReference<Caps> caps;
    private final Brake brake;

    /** What a pass may do at the target; a live copy alone passes the gates of the link back. */
    private final Interceptor passing;

    private volatile @Nullable Leave leave;
    private volatile Interceptor waiting = Interceptor.PASS;
    private volatile Interceptor acting = Interceptor.PASS;
    private volatile Interceptor liveActing;

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
        this.source = Side.of("source", caps, random, ticker, _ -> {});
        this.target = Side.of("target", caps, random, ticker, atTarget);
        this.caps = new AtomicReference<>(caps);
        this.brake = new Brake(ticker);
        this.ticker = ticker;
        this.bytes = bytes;
        this.passing = Interceptor.PASS;
        this.liveActing = Interceptor.PASS;
    }

    /** Of the link back: its target is another's source, and closed until there is leave. */
    private Gates(Gates forward) {
        this.source = forward.target;
        this.target = forward.source;
        this.caps = forward.caps;
        this.brake = forward.brake;
        this.ticker = forward.ticker;
        this.bytes = forward.bytes;
        this.passing = new ReadOnly(target.name());
        this.liveActing = new ReadOnly(target.name());
    }

    /**
     * The gates of the link back, whose source is this one's target: the same limits and counts around each bucket, and
     * a leave of its own, without which nothing is changed. No pass gets through to what it writes to, only a live
     * copy.
     */
    public Gates reversed() {
        return new Gates(this);
    }

    /** Around every request to the source. */
    public Interceptor atSource() {
        return atSource(Lane.BACKFILL);
    }

    /** Around every request to the source by the actors of one lane. */
    public Interceptor atSource(Lane lane) {
        Interceptor path = new ReadOnly(source.name()).around(source.path().in(lane));
        return switch (lane) {
            case LIVE -> path;
            case BACKFILL -> brake.around(path);
        };
    }

    /** Around every request to the target. */
    public Interceptor atTarget(Purpose purpose) {
        return switch (purpose) {
            case READ -> brake.around(new ReadOnly(target.name())).around(target.path());
            // A pass that is held back stands still where it is.
            case WRITE ->
                    brake.around(passing).around(late(() -> waiting)).around(target.path()).around(late(() -> acting));
        };
    }

    /** Around every request of a live copy to the target. While it is held back, it begins no key and waits nowhere. */
    public Interceptor atTargetLive() {
        return target.path().in(Lane.LIVE).around(late(() -> liveActing));
    }

    /** The program's own objects at the target, asked for and written like everything else of a live copy. */
    public OwnObjects ownAtTarget(OwnObjects objects) {
        return new InterceptedOwnObjects(objects, target.path().in(Lane.LIVE));
    }

    /** From now on nothing is changed at the target without this leave. */
    public void obey(Leave given) {
        waiting = new WaitsForLeave(given, ticker);
        acting = new ActsByLeave(given);
        obeyLive(given);
    }

    /** From now on no pass changes anything at the target, until it {@linkplain #obey has leave}. */
    public void refusePasses() {
        waiting = Interceptor.PASS;
        acting = new ReadOnly(target.name());
    }

    /** From now on a live copy changes nothing at the target without this leave; a pass has none but what it had. */
    public void obeyLive(Leave given) {
        leave = given;
        liveActing = new ActsByLeave(given);
    }

    /** Whether a live copy may take a key in work now. May take as long as a remote call. */
    public boolean mayBegin() {
        Leave asked = leave;
        return asked == null || !(asked.standing() instanceof Standing.Held);
    }

    /**
     * Whether a live copy has leave of the phase that it was let into: neither a pause nor another phase has taken it
     * back, as far as five seconds ago. May take as long as a remote call.
     */
    public boolean hasLeave() {
        Leave asked = leave;
        return asked != null && asked.standing() instanceof Standing.Given;
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
        return target.path().retries().call(Operation.INSPECT, null, call);
    }

    /** Holds passes back, and no live copy. */
    public Brake brake() {
        return brake;
    }

    /** The hard limits of each side. */
    public Caps caps() {
        return caps.get();
    }

    /** Other hard limits from now on, for calls that are waiting already, too. */
    public void change(Caps changed) {
        caps.set(changed);
        source.path().limiter().change(changed);
        target.path().limiter().change(changed);
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
        source.life().watch(thread::interrupt);
        target.life().watch(thread::interrupt);
        try {
            return work.run();
        } catch (StoreException | InterruptedException e) {
            StoreException lost = source.life().loss() == null ? target.life().loss() : source.life().loss();
            if (lost == null) {
                throw e;
            }
            // The interrupt was ours.
            Thread.interrupted();
            throw lost;
        } finally {
            source.life().rest();
            target.life().rest();
        }
    }

    /** Why calls are held back now, a sentence for each side where they are. */
    public List<String> reasons() {
        Leave asked = leave;
        return Stream.concat(
                        Stream.of(source, target).map(side -> side.path().limiter().reason()),
                        Stream.of(brake.reason(), bytes.reason(), asked == null ? "" : asked.heldBecause()))
                .filter(reason -> !reason.isEmpty())
                .toList();
    }

    /** What is in flight at the target now, and under which limits. */
    public LimiterView targetLimits() {
        return target.path().limiter().view();
    }

    /** Calls at the source so far. */
    public CallTally sourceCalls() {
        return source.path().counts().tally();
    }

    /** Calls at the target so far, copies included. */
    public CallTally targetCalls() {
        return target.path().counts().tally();
    }

    /** Calls by side and operation, for documents. Operations without a call are left out. */
    public Map<String, Object> calls() {
        Map<String, Object> sides = new LinkedHashMap<>();
        sides.put(source.name(), calls(sourceCalls()));
        sides.put(target.name(), calls(targetCalls()));
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
