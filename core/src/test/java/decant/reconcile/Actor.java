package decant.reconcile;

import decant.model.ObjectKey;
import decant.model.ObjectState;
import decant.model.ObjectState.Present;
import decant.store.CopyAnswer;
import decant.store.CopyOrder;
import decant.store.Link;
import decant.store.StoreException;
import decant.store.memory.MemoryBucket;
import decant.store.memory.MemoryObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One worker on one key, stopped and moved by a test between any two of its requests. It runs the real machine. */
final class Actor {
    private final TwoBuckets world;
    private final MemoryBucket source;
    private final MemoryBucket target;
    private final Reconciler reconciler;
    private final RequestRunner runner;
    private Work work;
    private @Nullable MemoryObject inFlight;
    private Instant sent = Instant.EPOCH;

    Actor(TwoBuckets world, Policy policy) {
        this.world = world;
        this.source = world.source;
        this.target = world.target;
        this.reconciler = new Reconciler(policy, world.link.capabilities());
        this.runner = new RequestRunner(world.link);
        this.work = reconciler.begin(TwoBuckets.KEY, 0, null);
    }

    private Actor(TwoBuckets world, Link link, Reconciler reconciler, RequestRunner runner, Evidence evidence) {
        this.world = world;
        this.source = (MemoryBucket) link.source();
        this.target = (MemoryBucket) link.target();
        this.reconciler = reconciler;
        this.runner = runner;
        this.work = reconciler.begin(TwoBuckets.KEY, 0, null, evidence);
    }

    /** A worker of the forward link in a phase of the switch. */
    static Actor forward(TwoBuckets world, Policy policy, LinkPhase phase, Evidence evidence) {
        return new Actor(
                world,
                world.link,
                new Reconciler(policy, world.link.capabilities(), phase),
                new RequestRunner(world.link, world.agreements),
                evidence);
    }

    /** A worker of the link back, whose policy is the inverse. */
    static Actor back(TwoBuckets world, Policy forward, LinkPhase phase, Evidence evidence) {
        return new Actor(
                world,
                world.back,
                new Reconciler(forward.inverse("source-owner"), world.back.capabilities(), phase),
                new RequestRunner(world.back, world.agreements.reversed()),
                evidence);
    }

    /** A worker that starts from what a listing of the source showed, while the target's listing showed nothing. */
    static Actor fromListing(TwoBuckets world, Policy policy) {
        Actor actor = new Actor(world, policy);
        Present listed = Present.listed(world.source.peek(TwoBuckets.KEY).orElseThrow().content());
        actor.work = actor.reconciler.on(actor.work, new Reply.Looked(listed));
        actor.work = actor.reconciler.on(actor.work, new Reply.Looked(new ObjectState.Absent()));
        return actor;
    }

    /** Makes requests until one of this type is next; it is not made. */
    Actor until(Class<? extends Request> type) throws StoreException {
        while (!type.isInstance(next())) {
            step();
        }
        return this;
    }

    /** Makes one request. */
    Actor step() throws StoreException {
        work = reconciler.on(work, runner.run(next()));
        return this;
    }

    /** Sends the copy that is next: the store reads the source now and has yet to write the target. */
    Actor sendCopy() {
        inFlight = source.readForCopy(order());
        sent = world.now();
        return this;
    }

    /** The copy that was sent takes effect, and its answer arrives. */
    Actor copyLands() throws StoreException {
        work = reconciler.on(work, answer(landing()));
        return this;
    }

    /** The page's second listing shows what the source holds now, instead of the look that is asked for. */
    Actor confirmedByListing() {
        Present listed = Present.listed(world.source.peek(TwoBuckets.KEY).orElseThrow().content());
        work = reconciler.on(work, new Reply.Looked(listed));
        return this;
    }

    /** No answer ever comes; the copy may take effect later, by {@link #copyLandsUnheard}. */
    Outcome copyTimesOut() {
        order = order();
        work =
                reconciler.on(
                        work, new Reply.Failed(StoreException.Kind.OUTCOME_UNKNOWN, "ReadTimeout", "No answer came."));
        return outcome();
    }

    private @Nullable CopyOrder order;

    /** The copy that timed out takes effect after all. */
    void copyLandsUnheard() throws StoreException {
        CopyOrder late = order;
        if (late == null) {
            throw new IllegalStateException("No copy timed out.");
        }
        target.land(late, inFlight, sent);
    }

    private CopyAnswer landing() throws StoreException {
        return target.land(order(), inFlight, sent);
    }

    private CopyOrder order() {
        return ((Request.Copy) next()).order();
    }

    private static Reply answer(CopyAnswer answer) {
        return switch (answer) {
            case CopyAnswer.Copied(var etag, var serverTime) -> new Reply.Copied(etag, serverTime);
            case CopyAnswer.Refused(var code) -> new Reply.Refused(code);
        };
    }

    /** Goes on to the end. */
    Outcome finish() throws StoreException {
        while (reconciler.next(work) instanceof Step.Ask) {
            step();
        }
        return outcome();
    }

    /** Goes on to the end, and names the calls on the way. */
    List<String> callsToTheEnd() throws StoreException {
        List<String> calls = new ArrayList<>();
        while (reconciler.next(work) instanceof Step.Ask(Request request)) {
            calls.add(request.getClass().getSimpleName());
            step();
        }
        return calls;
    }

    boolean isAtEnd() {
        return reconciler.next(work) instanceof Step.End;
    }

    Outcome outcome() {
        if (reconciler.next(work) instanceof Step.End(Outcome outcome)) {
            return outcome;
        }
        throw new IllegalStateException("Not at its end: " + work);
    }

    private Request next() {
        if (reconciler.next(work) instanceof Step.Ask(Request request)) {
            return request;
        }
        throw new IllegalStateException("Already at its end: " + work);
    }

    static ObjectKey key() {
        return TwoBuckets.KEY;
    }
}
