package decant.simulator.bucket;

import decant.simulator.synthetic.SyntheticObjects;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Everything that all regions share: accounts, and buckets, whose names are unique in the world. Safe for use by any
 * thread.
 */
public final class World {
    private static final Pattern BUCKET_NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    private final InstantSource clock;
    private final Limits limits;
    private final Accounts accounts = new Accounts();
    private final Switches switches = new Switches();
    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    /**
     * @param clock dates objects and answers
     */
    public World(InstantSource clock, Limits limits) {
        this.clock = clock;
        this.limits = limits;
    }

    public Instant now() {
        return clock.instant();
    }

    public Limits limits() {
        return limits;
    }

    public Accounts accounts() {
        return accounts;
    }

    public Switches switches() {
        return switches;
    }

    /** Adds a key of KMS. */
    public void addKey(String keyId) {
        keys.add(keyId);
    }

    /** Whether KMS has this key. */
    public boolean hasKey(String keyId) {
        return keys.contains(keyId);
    }

    /** Creates a bucket, or refuses as S3 does. */
    public Bucket create(
            String name,
            String region,
            Account owner,
            Ownership ownership,
            @Nullable PublicAccessBlock block,
            @Nullable SyntheticObjects synthetic) {
        if (!BUCKET_NAME.matcher(name).matches() || name.contains("..")) {
            throw new S3Error(
                    400, "InvalidBucketName", "The specified bucket is not valid.", Map.of("BucketName", name));
        }
        Bucket bucket = new Bucket(name, region, owner, clock, ownership, block, synthetic);
        Bucket existing = buckets.putIfAbsent(name, bucket);
        if (existing == null) {
            return bucket;
        }
        throw existing.owner().equals(owner)
                ? new S3Error(
                        409,
                        "BucketAlreadyOwnedByYou",
                        "Your previous request to create the named bucket succeeded and you already own it.")
                : new S3Error(
                        409,
                        "BucketAlreadyExists",
                        "The requested bucket name is not available. The bucket namespace is shared by all users of the"
                                + " system.");
    }

    public Bucket bucket(String name) {
        Bucket bucket = buckets.get(name);
        if (bucket == null) {
            throw S3Error.noSuchBucket(name);
        }
        return bucket;
    }

    public void delete(Bucket bucket) {
        if (!bucket.objects().isEmpty() || !bucket.uploads().active().isEmpty()) {
            throw new S3Error(409, "BucketNotEmpty", "The bucket you tried to delete is not empty");
        }
        buckets.remove(bucket.name(), bucket);
    }

    /** The buckets of one owner by name. */
    public List<Bucket> ownedBy(Account owner) {
        return buckets.values().stream()
                .filter(bucket -> bucket.owner().equals(owner))
                .sorted(Comparator.comparing(Bucket::name))
                .toList();
    }
}
