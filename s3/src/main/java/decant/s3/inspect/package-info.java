/** Questions about a bucket as a whole, asked once at the start: {@link decant.s3.inspect.BucketInspector}. */
@NullMarked
package decant.s3.inspect;

import org.jspecify.annotations.NullMarked;
