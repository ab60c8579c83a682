package decant.migration;

import decant.backfill.ManualTime;
import decant.flow.Ticker;
import decant.model.AccessList;
import decant.model.ETag;
import decant.model.ObjectHeaders;
import decant.model.ObjectKey;
import decant.model.StorageClass;
import decant.model.Tags;
import decant.reconcile.AclPolicy;
import decant.reconcile.LinkPhase;
import decant.reconcile.Policy;
import decant.store.Capabilities;
import decant.store.Interceptor;
import decant.store.Link;
import decant.store.OwnObjects;
import decant.store.Precondition;
import decant.store.StoreException;
import decant.store.memory.MemoryBucket;
import decant.store.memory.MemoryOwnObjects;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Two buckets with one key, a control object that is asked through a counter, and a clock that tests move. */
final class World implements OwnObjects {
    static final ObjectKey KEY = ObjectKey.of("a");
    static final Policy POLICY = Policy.carrying(new AclPolicy.Preserve("target-owner")).withRemovals(true);

    final ManualTime time = new ManualTime(Instant.parse("2026-11-22T12:00:00Z"));
    final Ticker ticker =
            Ticker.of(
                    () -> Duration.between(Instant.EPOCH, time.instant()).toNanos(),
                    nanos -> time.advance(Duration.ofNanos(nanos)));
    final MemoryBucket source = new MemoryBucket("s3://source/", time, Capabilities.AWS);
    final MemoryBucket target = new MemoryBucket("s3://target/", time, Capabilities.AWS);
    final Link link = new Link(source, target, order -> target.copyFrom(source, order), Capabilities.AWS);
    final ControlObject control = new ControlObject(this);
    private final OwnObjects objects;

    int reads;
    int writes;
    @Nullable StoreException failure;

    /** Runs once, before the next write of the control object. */
    @Nullable Runnable beforeWrite;

    World() {
        this(true);
    }

    World(boolean honoursConditions) {
        objects = new MemoryOwnObjects(target, honoursConditions);
    }

    /** The link of an actor that acts by its leave. */
    Link by(Leave leave) {
        return link.intercept(Interceptor.PASS, new ActsByLeave(leave));
    }

    Leave begin() throws StoreException {
        return Leave.begin(control, time, ticker);
    }

    Leave begin(Direction direction, LinkPhase link) throws StoreException {
        return Leave.begin(control, direction, link, time, ticker);
    }

    /** The link the other way of an actor that acts by its leave. */
    Link backBy(Leave leave) {
        return new Link(
                        /* source= */ target,
                        /* target= */ source,
                        order -> source.copyFrom(target, order),
                        Capabilities.AWS)
                .intercept(Interceptor.PASS, new ActsByLeave(leave));
    }

    void put(int version) {
        ETag etag = ETag.ofMd5(version, version, 0);
        source.put(KEY, etag, 10, ObjectHeaders.NONE, Tags.NONE, AccessList.PRIVATE, StorageClass.STANDARD);
        time.advance(Duration.ofMinutes(1));
    }

    /** The version that the target holds; 0 for none. */
    long targetVersion() {
        return target.peek(KEY).map(object -> object.content().etag().high()).orElse(0L);
    }

    Control change(Phase phase) throws StoreException {
        return control.change(before -> before.movedTo(phase, time.instant()));
    }

    @Override
    public String name() {
        return objects.name();
    }

    @Override
    public @Nullable Found read(ObjectKey key) throws StoreException {
        reads++;
        if (failure != null) {
            throw failure;
        }
        return objects.read(key);
    }

    @Override
    public Written write(ObjectKey key, String text, Precondition precondition) throws StoreException {
        writes++;
        Runnable before = beforeWrite;
        beforeWrite = null;
        if (before != null) {
            before.run();
        }
        return objects.write(key, text, precondition);
    }

    @Override
    public void remove(ObjectKey key) throws StoreException {
        objects.remove(key);
    }

    @Override
    public void removeVersions(ObjectKey key, boolean currentToo) throws StoreException {
        objects.removeVersions(key, currentToo);
    }
}
