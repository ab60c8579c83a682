/** The S3 adapter of the store port. */
@NullMarked
package decant.s3;

import org.jspecify.annotations.NullMarked;
