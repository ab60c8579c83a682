package decant.simulator.bucket;

import decant.simulator.synthetic.SyntheticObjects;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A bucket: its place and owner, its settings, its objects and the uploads that are under way. */
public final class Bucket {
    private final String name;
    private final String region;
    private final Account owner;
    private final Instant created;
    private final @Nullable SyntheticObjects synthetic;
    private final ObjectIndex objects;
    private final Uploads uploads = new Uploads();
    private final Subscribers subscribers;
    private final Set<Account> admitted = ConcurrentHashMap.newKeySet();

    private volatile Ownership ownership;
    private volatile @Nullable PublicAccessBlock publicAccessBlock;
    private volatile Acl acl;
    private volatile boolean website;
    private volatile AtRest encryption = AtRest.S3_MANAGED;

    /**
     * @param synthetic objects it holds from the beginning, {@code null} for none
     */
    Bucket(
            String name,
            String region,
            Account owner,
            InstantSource clock,
            Ownership ownership,
            @Nullable PublicAccessBlock publicAccessBlock,
            @Nullable SyntheticObjects synthetic) {
        this.name = name;
        this.region = region;
        this.owner = owner;
        this.created = clock.instant();
        this.subscribers = new Subscribers(name, clock);
        this.ownership = ownership;
        this.publicAccessBlock = publicAccessBlock;
        this.acl = Acl.privateTo(owner.canonicalId());
        this.synthetic = synthetic;
        this.objects = new ObjectIndex(synthetic, owner.canonicalId());
    }

    public String name() {
        return name;
    }

    public String region() {
        return region;
    }

    public Account owner() {
        return owner;
    }

    public Instant created() {
        return created;
    }

    public ObjectIndex objects() {
        return objects;
    }

    /** Who is told of its changes. */
    public Subscribers subscribers() {
        return subscribers;
    }

    public Uploads uploads() {
        return uploads;
    }

    public Ownership ownership() {
        return ownership;
    }

    public void setOwnership(Ownership ownership) {
        this.ownership = ownership;
    }

    /** The block in force; where none is configured, nothing is blocked. */
    public PublicAccessBlock publicAccessBlock() {
        PublicAccessBlock block = publicAccessBlock;
        return block == null ? PublicAccessBlock.NONE : block;
    }

    /** The block as configured, {@code null} for none. */
    public @Nullable PublicAccessBlock configuredPublicAccessBlock() {
        return publicAccessBlock;
    }

    public void setPublicAccessBlock(@Nullable PublicAccessBlock block) {
        this.publicAccessBlock = block;
    }

    public Acl acl() {
        return acl;
    }

    public void setAcl(Acl acl) {
        this.acl = acl;
    }

    /** How objects are encrypted that say nothing of it. */
    public AtRest encryption() {
        return encryption;
    }

    public void setEncryption(AtRest encryption) {
        this.encryption = encryption;
    }

    /** Whether the bucket has a website configuration. */
    public boolean isWebsite() {
        return website;
    }

    public void setWebsite(boolean website) {
        this.website = website;
    }

    /** Lets another account act as the owner does on the bucket and the owner's objects, as a bucket policy would. */
    public void admit(Account account) {
        admitted.add(account);
    }

    boolean admits(Account account) {
        return admitted.contains(account);
    }

    /**
     * Lists the bucket.
     *
     * @param prefix keys begin with these bytes
     * @param delimiter keys that hold it behind the prefix are rolled up; empty for none
     */
    public Lister lister(byte[] prefix, byte[] delimiter, ListVisitor visitor) {
        return new Lister(objects, synthetic, prefix, delimiter, visitor);
    }
}
