/** A bucket as the port wants it: {@link decant.s3.store.S3Store}, one signed request per call. */
@NullMarked
package decant.s3.store;

import org.jspecify.annotations.NullMarked;
