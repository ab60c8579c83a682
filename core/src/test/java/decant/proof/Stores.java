package decant.proof;

import decant.model.ObjectState;
import decant.reconcile.Agreement;
import decant.reconcile.Reply;
import decant.reconcile.Request;
import decant.reconcile.RequestRunner;
import decant.store.Capabilities;
import decant.store.CopyAnswer;
import decant.store.CopyOrder;
import decant.store.Link;
import decant.store.StoreException;
import decant.store.memory.MemoryBucket;
import decant.store.memory.MemoryObject;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request take effect on a world: buckets in memory are set up as the world has them, the real runner makes the
 * call, and what the buckets then hold is the next world.
 *
 * @param honoured what the stores really honour
 * @param believed what the program takes them to honour
 * @param looksLie whether a HEAD at the source is answered with a 404 whatever is there, as something between might
 */
record Stores(Capabilities honoured, Capabilities believed, boolean looksLie) {
    /** What came of a request. */
    record Answer(World world, Reply reply) {}

    private record Buckets(MemoryBucket source, MemoryBucket target) {}

    private Buckets open(World world) {
        InstantSource clock = world::now;
        MemoryBucket source = new MemoryBucket("s3://source/", clock, honoured);
        MemoryBucket target = new MemoryBucket("s3://target/", clock, honoured);
        if (world.source() != null) {
            source.restore(World.KEY, world.source());
        }
        if (world.target() != null) {
            target.restore(World.KEY, world.target());
        }
        return new Buckets(source, target);
    }

    private static World close(World world, MemoryBucket target, Reply reply, int actor) {
        return world.withTarget(target.peek(World.KEY).orElse(null), reply instanceof Reply.Copied, actor);
    }

    /** The whole of a request, in one instant. */
    Answer ask(World world, int actor, Request request) {
        if (looksLie && request instanceof Request.LookAtSource) {
            return new Answer(world, new Reply.Looked(new ObjectState.Absent()));
        }
        if (request instanceof Request.WriteReceipt(var _, Agreement agreement)) {
            return new Answer(world.withReceipt(agreement), new Reply.Done());
        }
        if (request instanceof Request.ReadReceipt) {
            return new Answer(world, new Reply.ReceiptRead(world.receipt()));
        }
        Buckets buckets = open(world);
        Link link =
                new Link(
                        buckets.source,
                        buckets.target,
                        order -> buckets.target.copyFrom(buckets.source, order),
                        believed);
        try {
            Reply reply = new RequestRunner(link).run(request);
            return new Answer(close(world, buckets.target, reply, actor), reply);
        } catch (StoreException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a copy reads of the source when it is sent; {@code null} if it is refused. */
    @Nullable MemoryObject read(World world, CopyOrder order) {
        return open(world).source.readForCopy(order);
    }

    /** The second half of a copy. */
    Answer land(World world, int actor, CopyOrder order, MemoryObject read, Instant sent) {
        Buckets buckets = open(world);
        try {
            Reply reply =
                    switch (buckets.target.land(order, read, sent)) {
                        case CopyAnswer.Copied(var etag, var serverTime) -> new Reply.Copied(etag, serverTime);
                        case CopyAnswer.Refused(var code) -> new Reply.Refused(code);
                    };
            return new Answer(close(world, buckets.target, reply, actor), reply);
        } catch (StoreException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a look shows of an object. */
    ObjectState look(MemoryObject object) {
        MemoryBucket bucket = new MemoryBucket("s3://either/", () -> Instant.EPOCH, honoured);
        bucket.restore(World.KEY, object);
        return bucket.look(World.KEY);
    }

    /** What a listing shows of an object. */
    static ObjectState list(@Nullable MemoryObject object) {
        return object == null ? new ObjectState.Absent() : ObjectState.Present.listed(object.content());
    }
}
