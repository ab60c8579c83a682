/**
 * What S3 keeps and decides, without HTTP: {@link decant.simulator.bucket.World} holds accounts and buckets, a {@link
 * decant.simulator.bucket.Bucket} its objects, uploads, access list and settings. A {@link
 * decant.simulator.bucket.StoredObject} is an immutable value over a {@link decant.simulator.bucket.Body}; whatever S3
 * refuses is an {@link decant.simulator.bucket.S3Error} with S3's own code.
 */
@NullMarked
package decant.simulator.bucket;

import org.jspecify.annotations.NullMarked;
