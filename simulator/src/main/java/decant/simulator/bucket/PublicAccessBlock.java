package decant.simulator.bucket;

/**
 * A bucket's public access block. There are no bucket policies here, so the two settings about them are kept and
 * answered only.
 */
public record PublicAccessBlock(
        boolean blockPublicAcls, boolean ignorePublicAcls, boolean blockPublicPolicy, boolean restrictPublicBuckets) {
    /** Everything blocked: the default of new buckets since April 2023. */
    public static final PublicAccessBlock ALL = new PublicAccessBlock(true, true, true, true);

    /** Nothing blocked, as after the configuration was deleted. */
    public static final PublicAccessBlock NONE = new PublicAccessBlock(false, false, false, false);
}
