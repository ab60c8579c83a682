package decant.s3.copy;

import decant.model.Content;
import decant.model.ObjectKey;
import decant.s3.http.PercentEncoding;
import decant.s3.http.S3Request;
import org.jspecify.annotations.Nullable;

/**
 * Where copies come from, and how a store is told to take exactly the bytes that were meant.
 *
 * @param bucket name of the source bucket
 * @param prefix what every key there is below; empty, or ending in a slash
 * @param expectedOwner account id that the source bucket must belong to, where it is known
 */
public record CopySource(String bucket, String prefix, @Nullable String expectedOwner) {
    /**
     * Names the object, and the condition on it.
     *
     * @param dialects headers in which the target's store takes that condition
     */
    public void on(S3Request request, ObjectKey key, Content meant, SourceConditions dialects) {
        request.header("x-amz-copy-source", path(key, meant.versionId()));
        request.headerIf("x-amz-source-expected-bucket-owner", expectedOwner);
        String etag = meant.etag().quoted();
        request.header("x-amz-copy-source-if-match", etag);
        if (dialects == SourceConditions.ALSO_RADOS) {
            request.header("x-amz-copy-if-match", etag);
        }
    }

    private String path(ObjectKey key, @Nullable String versionId) {
        StringBuilder path = new StringBuilder(bucket.length() + prefix.length() + key.length() + 64);
        path.append(PercentEncoding.path(bucket)).append('/').append(PercentEncoding.path(prefix));
        PercentEncoding.appendPath(path, key);
        if (versionId != null) {
            path.append("?versionId=").append(PercentEncoding.query(versionId));
        }
        return path.toString();
    }
}
