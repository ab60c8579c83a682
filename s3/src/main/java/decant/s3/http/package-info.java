/**
 * The way to one bucket: where it is ({@link decant.s3.http.BucketAddress}), a request ({@link
 * decant.s3.http.S3Request}), the channel that signs and sends it ({@link decant.s3.http.BucketChannel}), the answer
 * ({@link decant.s3.http.S3Answer}), and what a bad one means ({@link decant.s3.http.FailureKind}).
 *
 * <p>Credentials, signer and HTTP client are the SDK's; what is left out is its marshalling, interceptors and retries,
 * which cost more processor time than the rest of a request. Nothing here repeats a request.
 */
@NullMarked
package decant.s3.http;

import org.jspecify.annotations.NullMarked;
