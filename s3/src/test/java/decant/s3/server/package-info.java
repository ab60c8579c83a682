/** Servers that speak S3, for tests, and buckets on them as an application has them. */
@NullMarked
package decant.s3.server;

import org.jspecify.annotations.NullMarked;
