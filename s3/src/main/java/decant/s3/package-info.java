/**
 * The S3 adapter of the store port: on AWS, and on servers that speak like it.
 *
 * <p>{@link decant.s3.S3Settings} say where a bucket is and who asks; {@link decant.s3.S3Side} opens it; {@link
 * decant.s3.S3Links} join two of them. The packages below are this module's own business: http (the signed way to a
 * bucket), xml (small documents), listing (pages), store, copy.
 */
@NullMarked
package decant.s3;

import org.jspecify.annotations.NullMarked;
