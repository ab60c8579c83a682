package decant.s3.copy;

import decant.model.ObjectHeaders;
import decant.s3.http.BucketChannel;
import decant.s3.http.S3Request;
import decant.s3.store.HeadReader;
import decant.store.StoreException;
import decant.store.StoreException.Kind;

/**
 * The headers of an object, sent as they were seen; what cannot be sent makes the copy impossible rather than poorer.
 */
record ObjectHeadersToSend(ObjectHeaders headers) {
    void on(S3Request request, BucketChannel target) throws StoreException {
        String missing = headers.system().get(HeadReader.MISSING_META);
        if (missing != null) {
            throw target.impossible(
                    request,
                    Kind.UNSUPPORTED,
                    "MissingMeta",
                    "it has "
                            + missing
                            + " metadata entries that no header can hold, which only a copy in one request"
                            + " carries");
        }
        for (var entry : headers.system().entrySet()) {
            request.header(entry.getKey(), sendable(entry.getKey(), entry.getValue(), request, target));
        }
        for (var entry : headers.user().entrySet()) {
            String name = "x-amz-meta-" + entry.getKey();
            request.header(name, sendable(name, entry.getValue(), request, target));
        }
    }

    private static String sendable(String name, String value, S3Request request, BucketChannel target)
            throws StoreException {
        if (value.chars().allMatch(c -> (c >= ' ' && c <= '~') || c == '\t')) {
            return value;
        }
        throw target.impossible(
                request,
                Kind.UNSUPPORTED,
                "HeaderNotAscii",
                "its header " + name + " is not plain ASCII, which only a copy in one request carries");
    }
}
