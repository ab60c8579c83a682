package decant.simulator;

import decant.simulator.bucket.Account;
import decant.simulator.bucket.Ownership;
import decant.simulator.bucket.PublicAccessBlock;
import decant.simulator.synthetic.SyntheticObjects;
import org.jspecify.annotations.Nullable;

/**
 * A bucket to be created by a program rather than by a request. Immutable.
 *
 * @param publicAccessBlock {@code null} for none
 * @param synthetic objects it holds from the beginning, {@code null} for none
 */
public record BucketOptions(
        String name,
        String region,
        Account owner,
        Ownership ownership,
        @Nullable PublicAccessBlock publicAccessBlock,
        @Nullable SyntheticObjects synthetic) {
    /** A bucket as AWS creates them since April 2023: access lists disabled, public access blocked. */
    public static BucketOptions of(String name, String region, Account owner) {
        return new BucketOptions(name, region, owner, Ownership.BUCKET_OWNER_ENFORCED, PublicAccessBlock.ALL, null);
    }

    /** The same with access lists in force, and nothing blocked. */
    public BucketOptions withAcls() {
        return new BucketOptions(name, region, owner, Ownership.OBJECT_WRITER, null, synthetic);
    }

    public BucketOptions withOwnership(Ownership value) {
        return new BucketOptions(name, region, owner, value, publicAccessBlock, synthetic);
    }

    public BucketOptions withPublicAccessBlock(@Nullable PublicAccessBlock value) {
        return new BucketOptions(name, region, owner, ownership, value, synthetic);
    }

    public BucketOptions withSynthetic(SyntheticObjects value) {
        return new BucketOptions(name, region, owner, ownership, publicAccessBlock, value);
    }
}
