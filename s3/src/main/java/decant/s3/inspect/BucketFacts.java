package decant.s3.inspect;

import org.jspecify.annotations.Nullable;

/**
 * What a bucket's settings say, as far as these credentials may read them. Settings of the whole account, which can be
 * stricter, are not seen.
 *
 * @param ownerId canonical id of the bucket's owner; {@code null} where it is not told
 * @param accessLists whether objects have access lists at all: not with Object Ownership "bucket owner enforced", which
 *     is what AWS gives new buckets since April 2023
 * @param refusesPublicAcls whether writing a public access list is refused ({@code BlockPublicAcls})
 * @param ignoresPublicAcls whether public access lists have no effect ({@code IgnorePublicAcls})
 * @param website whether it is served as a website, so that redirects of objects matter
 * @param etagsAreDigests whether ETags of objects uploaded in one piece are MD5 digests of their bytes, as they are
 *     unless the bucket encrypts with KMS by default [S3 API reference, Object]; single objects may still differ
 */
public record BucketFacts(
        @Nullable String ownerId,
        Known accessLists,
        Known refusesPublicAcls,
        Known ignoresPublicAcls,
        Known website,
        Known etagsAreDigests) {}
