package decant.s3.queue;

import decant.store.Operation;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/** What a queue's failures mean, in the words of the store port: a queue that is missing is missing like a bucket. */
final class QueueFailures {
    private QueueFailures() {}

    static StoreException of(QueueUrl url, SdkException e) {
        return switch (e) {
            case AbortedException _ -> failure(Kind.CANCELLED, "Cancelled", "Stopped while asking " + url + ".", e);
            case AwsServiceException service -> of(url, service);
            default -> failure(Kind.UNAVAILABLE, "NoAnswer", url + " could not be asked: " + e.getMessage(), e);
        };
    }

    private static StoreException of(QueueUrl url, AwsServiceException e) {
        String code = e.awsErrorDetails() == null ? "" : String.valueOf(e.awsErrorDetails().errorCode());
        Kind kind =
                switch (code) {
                    case "QueueDoesNotExist",
                            "AWS.SimpleQueueService.NonExistentQueue",
                            "AWS.SimpleQueueService.QueueDoesNotExist" ->
                            Kind.NO_SUCH_BUCKET;
                    case "AccessDenied", "AccessDeniedException", "AuthorizationError" -> Kind.DENIED;
                    case "InvalidClientTokenId",
                            "UnrecognizedClientException",
                            "ExpiredToken",
                            "ExpiredTokenException",
                            "SignatureDoesNotMatch",
                            "MissingAuthenticationToken" ->
                            Kind.BAD_CREDENTIALS;
                    default -> e.statusCode() >= 500 || e.isThrottlingException() ? Kind.UNAVAILABLE : Kind.INVALID;
                };
        return failure(kind, code, url + ": " + code + " (" + e.statusCode() + ").", e);
    }

    private static StoreException failure(Kind kind, String code, String sentence, SdkException cause) {
        return new StoreException(kind, Operation.INSPECT, null, code, sentence, cause);
    }
}
