/**
 * Copies from one bucket to another, made by the store itself: {@link decant.s3.copy.S3Copier} in one request or in
 * parts, from a {@link decant.s3.copy.CopySource} that binds every request to the bytes that were meant.
 */
@NullMarked
package decant.s3.copy;

import org.jspecify.annotations.NullMarked;
