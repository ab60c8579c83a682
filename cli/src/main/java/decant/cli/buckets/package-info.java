/**
 * Opened buckets: {@link decant.cli.buckets.Buckets} is what verbs ask for them, {@link decant.cli.buckets.S3Buckets}
 * opens them on S3.
 */
@NullMarked
package decant.cli.buckets;

import org.jspecify.annotations.NullMarked;
