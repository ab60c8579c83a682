package decant.simulator.api;

import decant.simulator.bucket.S3Operation;

/**
 * What a request asks for.
 *
 * @param bucket empty for calls about no bucket
 * @param key empty for calls about a bucket
 */
record Addressed(S3Operation operation, String bucket, String key) {}
