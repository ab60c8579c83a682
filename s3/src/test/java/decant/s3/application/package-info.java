/**
 * An application that writes to buckets with the AWS SDK's own client, as the owners of buckets do. The contract suite
 * writes and reads by it, so that the adapter under test is held to somebody else's idea of S3.
 */
@NullMarked
package decant.s3.application;

import org.jspecify.annotations.NullMarked;
