package decant.cli;

import decant.cli.buckets.Buckets;
import decant.cli.buckets.OpenBucket;
import decant.cli.buckets.OpenPair;
import decant.s3.S3Settings;
import decant.store.Capabilities;
import decant.store.Interceptor;
import decant.store.Link;
import decant.store.Operation;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import decant.store.memory.MemoryBucket;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Buckets in memory by their names, with something around every call. */
final class MemoryBuckets implements Buckets {
    private final Map<String, MemoryBucket> buckets = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private Interceptor around =
            new Interceptor() {
                @Override
                public <T> T call(Operation operation, decant.model.ObjectKey key, Call<T> call) throws StoreException {
                    return call.make();
                }
            };

    MemoryBuckets(InstantSource clock) {
        this.clock = clock;
    }

    MemoryBucket create(String name) {
        MemoryBucket bucket = new MemoryBucket("s3://" + name + "/", clock, Capabilities.AWS);
        buckets.put(name, bucket);
        return bucket;
    }

    void around(Interceptor interceptor) {
        around = interceptor;
    }

    private MemoryBucket find(S3Settings settings) throws StoreException {
        MemoryBucket bucket = buckets.get(settings.uri().bucket());
        if (bucket == null) {
            throw new StoreException(
                    Kind.NO_SUCH_BUCKET,
                    Operation.INSPECT,
                    null,
                    "NoSuchBucket",
                    settings.uri() + ": could not inspect: NoSuchBucket (404); check the bucket's name.",
                    null);
        }
        return bucket;
    }

    @Override
    public OpenBucket open(S3Settings settings) throws StoreException {
        return new OpenBucket(new decant.store.InterceptedStore(find(settings), around), () -> {});
    }

    @Override
    public OpenPair open(S3Settings source, S3Settings target) throws StoreException {
        MemoryBucket from = find(source);
        MemoryBucket into = find(target);
        Link link = new Link(from, into, order -> into.copyFrom(from, order), Capabilities.AWS);
        return new OpenPair(link.intercept(around, around), () -> {});
    }
}
