package decant.simulator;

import decant.model.ObjectHeaders;
import decant.model.ObjectKey;
import decant.model.StorageClass;
import decant.simulator.bucket.Account;
import decant.simulator.bucket.Acl;
import decant.simulator.bucket.Body;
import decant.simulator.bucket.BodyChecksum;
import decant.simulator.bucket.Bucket;
import decant.simulator.bucket.ChecksumAlgorithm;
import decant.simulator.bucket.EventKind;
import decant.simulator.bucket.ListVisitor;
import decant.simulator.bucket.Lister;
import decant.simulator.bucket.Listing;
import decant.simulator.bucket.ObjectSettings;
import decant.simulator.bucket.StoredObject;
import decant.simulator.bucket.World;
import decant.simulator.synthetic.SyntheticObjects;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A bucket seen from behind: reads and writes that are no requests, for tests to prepare and to look. Safe for use by
 * any thread.
 */
public final class SimulatedBucket {
    private final World world;
    private final Bucket bucket;

    SimulatedBucket(World world, Bucket bucket) {
        this.world = world;
        this.bucket = bucket;
    }

    public String name() {
        return bucket.name();
    }

    public String region() {
        return bucket.region();
    }

    public Account owner() {
        return bucket.owner();
    }

    /** What there is under a key. */
    public Optional<StoredObject> peek(String key) {
        return Optional.ofNullable(bucket.objects().get(ObjectKey.of(key)));
    }

    /** All keys in order; only for buckets that fit into memory. */
    public List<String> keys() {
        List<String> keys = new ArrayList<>();
        ListVisitor visitor =
                new ListVisitor() {
                    @Override
                    public void stored(byte[] key, int keyLength, StoredObject object) {
                        keys.add(ObjectKey.ofUtf8(key, 0, keyLength).toString());
                    }

                    @Override
                    public void synthetic(byte[] key, int keyLength, SyntheticObjects objects, long rank) {
                        keys.add(ObjectKey.ofUtf8(key, 0, keyLength).toString());
                    }

                    @Override
                    public void commonPrefix(byte[] prefix, int prefixLength) {
                        throw new IllegalStateException("Nothing is rolled up without a delimiter.");
                    }
                };
        Lister lister = bucket.lister(new byte[0], new byte[0], visitor);
        Listing page = lister.pageAfter(new byte[0], Lister.MAX_KEYS);
        while (page.truncated()) {
            page = lister.pageAfter(page.last().toUtf8(), Lister.MAX_KEYS);
        }
        return keys;
    }

    /** Writes an object of the bucket's owner: private, of the standard class, without tags. */
    public StoredObject put(String key, byte[] bytes) {
        return put(key, Body.of(bytes), privateAcl());
    }

    /** Writes an object with an access list. */
    public StoredObject put(String key, byte[] bytes, Acl acl) {
        return put(key, Body.of(bytes), acl);
    }

    /** Writes an object whose bytes are made up when they are read, so that it may be of any size. */
    public StoredObject putMade(String key, long seed, long sizeBytes) {
        return put(key, new Body.Made(seed, 0, sizeBytes), privateAcl());
    }

    private Acl privateAcl() {
        return Acl.privateTo(bucket.owner().canonicalId());
    }

    private StoredObject put(String key, Body body, Acl acl) {
        ObjectSettings settings =
                new ObjectSettings(
                        ObjectHeaders.of(Map.of("content-type", "binary/octet-stream"), Map.of()),
                        new TreeMap<>(),
                        StorageClass.STANDARD,
                        acl,
                        bucket.encryption());
        BodyChecksum checksum = BodyChecksum.of(ChecksumAlgorithm.CRC64NVME, body).orElse(null);
        StoredObject object = StoredObject.inOnePart(body, world.now(), settings, checksum);
        bucket.objects().update(ObjectKey.of(key), _ -> object);
        bucket.subscribers().tell(EventKind.PUT, ObjectKey.of(key), object);
        return object;
    }

    /** Changes what is under a key, such as its date, class or access list; there must be something. */
    public void change(String key, UnaryOperator<StoredObject> change) {
        bucket.objects()
                .update(
                        ObjectKey.of(key),
                        current -> {
                            if (current == null) {
                                throw new IllegalArgumentException("There is no object " + key);
                            }
                            return change.apply(current);
                        });
    }

    /** Removes what is under a key, if there is anything. */
    public void remove(String key) {
        bucket.objects().update(ObjectKey.of(key), _ -> null);
        bucket.subscribers().tell(EventKind.REMOVE, ObjectKey.of(key), null);
    }

    /** Lets another account act as the owner does on the bucket and the owner's objects, as a bucket policy would. */
    public void admit(Account account) {
        bucket.admit(account);
    }

    /** Number of uploads in parts that are under way. */
    public int uploadsUnderWay() {
        return bucket.uploads().active().size();
    }

    /** The bucket itself, for its settings. */
    public Bucket settings() {
        return bucket;
    }
}
