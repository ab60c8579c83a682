package decant.s3.copy;

import decant.model.ETag;
import decant.s3.http.BucketChannel;
import decant.s3.http.S3Answer;
import decant.s3.http.S3Error;
import decant.s3.http.S3Request;
import decant.s3.xml.FlatBody;
import decant.store.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * What came of a request whose answer is a small document. S3 may begin such an answer with a 200 and then find that it
 * failed, so that the body decides [S3 API reference, CopyObject, UploadPartCopy, CompleteMultipartUpload].
 */
sealed interface CopyResult {
    /** It is done; the document says so. */
    record Done(ETag etag, FlatBody document) implements CopyResult {}

    /** A condition did not hold, or may not have held. */
    record Refused(String code) implements CopyResult {}

    /** Reads an answer: any document with an ETag that is no error is one of success, whatever stores call it. */
    static CopyResult read(BucketChannel channel, S3Request request, S3Answer answer) throws StoreException {
        return read(channel, request, answer, null);
    }

    /**
     * Reads an answer likewise.
     *
     * @param untold the ETag where the document leaves its own empty; {@code null} if that makes no sense
     */
    static CopyResult read(BucketChannel channel, S3Request request, S3Answer answer, @Nullable ETag untold)
            throws StoreException {
        FlatBody document = answer.isSuccess() ? FlatBody.read(answer.body(), answer.length()) : null;
        if (!answer.isSuccess() || (document != null && document.root().equals(FlatBody.ERROR))) {
            S3Error error = channel.error(answer);
            if (error.isAmbiguous()) {
                return new Refused(error.code());
            }
            throw channel.failure(request, error);
        }
        String etag = document == null ? null : document.get("ETag");
        if (document == null || etag == null) {
            throw channel.unreadable(request, "the answer names no ETag");
        }
        if (!etag.isBlank()) {
            return new Done(ETag.of(etag), document);
        }
        if (untold == null) {
            throw channel.unreadable(request, "the answer names an empty ETag");
        }
        return new Done(untold, document);
    }
}
