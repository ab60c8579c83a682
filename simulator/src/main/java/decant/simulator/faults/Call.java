package decant.simulator.faults;

import decant.simulator.bucket.S3Operation;

/**
 * A request as far as faults and limits look at it.
 *
 * @param bucket empty for calls about no bucket
 * @param key what the call is about; of a listing where it begins; empty for calls about the bucket
 */
public record Call(S3Operation operation, String region, String bucket, String key) {}
