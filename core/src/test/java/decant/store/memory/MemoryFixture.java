package decant.store.memory;

import decant.model.ETag;
import decant.model.Grantee;
import decant.model.ObjectKey;
import decant.store.Capabilities;
import decant.store.Link;
import decant.store.contract.BucketFixture;
import decant.store.contract.Declared;
import decant.store.contract.Etags;
import decant.store.contract.NewObject;
import decant.store.contract.StoreFixture;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Two buckets in memory, and the bytes that their ETags stand for. */
final class MemoryFixture implements StoreFixture {
    private final InstantSource clock = InstantSource.fixed(Instant.parse("2012-06-01T12:00:00.750Z"));
    private final Map<ETag, byte[]> bytesByEtag = new ConcurrentHashMap<>();
    private final Declared declared;
    private final MemoryBucket source;
    private final MemoryBucket target;

    MemoryFixture(Capabilities capabilities) {
        this.declared = new Declared(capabilities, Set.of(), Set.of());
        this.source = new MemoryBucket("memory://source/", clock, capabilities);
        this.target = new MemoryBucket("memory://target/", clock, capabilities);
    }

    @Override
    public BucketFixture source() {
        return new Bucket(source);
    }

    @Override
    public BucketFixture target() {
        return new Bucket(target);
    }

    @Override
    public Link link() {
        return new Link(source, target, order -> target.copyFrom(source, order), declared.capabilities());
    }

    @Override
    public Declared declared() {
        return declared;
    }

    @Override
    public Grantee.Account stranger() {
        return new Grantee.Account("stranger");
    }

    @Override
    public void close() {}

    private final class Bucket implements BucketFixture {
        private final MemoryBucket bucket;

        Bucket(MemoryBucket bucket) {
            this.bucket = bucket;
        }

        @Override
        public void put(ObjectKey key, NewObject object) {
            put(key, object, Etags.of(object.bytes()));
        }

        @Override
        public void putInParts(ObjectKey key, NewObject object, List<Integer> partSizes) {
            ETag etag = Etags.ofParts(object.bytes(), partSizes);
            // What the bucket gives to a copy in one request, for want of bytes to digest.
            bytesByEtag.put(ETag.ofMd5(etag.high(), etag.low(), 0), object.bytes());
            put(key, object, etag);
        }

        private void put(ObjectKey key, NewObject object, ETag etag) {
            bytesByEtag.put(etag, object.bytes());
            bucket.put(
                    key,
                    etag,
                    object.bytes().length,
                    object.headers(),
                    object.tags(),
                    object.acl(),
                    object.storageClass());
        }

        @Override
        public byte[] read(ObjectKey key) {
            return bytesByEtag.get(bucket.peek(key).orElseThrow().content().etag());
        }
    }
}
