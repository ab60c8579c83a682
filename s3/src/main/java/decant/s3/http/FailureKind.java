package decant.s3.http;

import decant.store.StoreException.Kind;

/**
 * What an error means to the caller. S3's code decides; where it is unknown, the status does.
 *
 * <p>The one distinction that matters most: after a failed <em>write</em>, was it surely not done? A store that refuses
 * with a reason has not done it; one that failed inside (500, a gateway's 502 and 504) may have, or may yet.
 */
public final class FailureKind {
    private FailureKind() {}

    /**
     * @param changesSomething whether it matters that a failed call may have been done
     * @param aboutKey whether the call is about one key rather than the bucket
     */
    public static Kind of(S3Error error, boolean changesSomething, boolean aboutKey) {
        Kind failedInside = changesSomething ? Kind.OUTCOME_UNKNOWN : Kind.UNAVAILABLE;
        return switch (error.code()) {
            case "SlowDown",
                    "ServiceUnavailable",
                    "Throttling",
                    "ThrottlingException",
                    "ThrottledException",
                    "RequestThrottled",
                    "RequestThrottledException",
                    "RequestLimitExceeded",
                    "BandwidthLimitExceeded",
                    "TooManyRequests",
                    "TooManyRequestsException" ->
                    Kind.THROTTLED;
            case "InternalError", "InternalServerError" -> failedInside;
            case "RequestTimeout", "OperationAborted" -> Kind.UNAVAILABLE;
            case "NoSuchKey", "NoSuchVersion" -> Kind.NO_SUCH_KEY;
            case "NoSuchBucket" -> Kind.NO_SUCH_BUCKET;
            // The upload was completed or aborted behind our back, and only one of them leaves no object.
            case "NoSuchUpload" -> failedInside;
            case "AccessDenied", "AllAccessDisabled", "AccountProblem" -> Kind.DENIED;
            case "ExpiredToken",
                    "ExpiredTokenException",
                    "InvalidAccessKeyId",
                    "InvalidClientTokenId",
                    "InvalidSecurity",
                    "InvalidToken",
                    "MissingSecurityHeader",
                    "NotSignedUp",
                    "RequestExpired",
                    "RequestTimeTooSkewed",
                    "SignatureDoesNotMatch",
                    "TokenRefreshRequired",
                    "UnrecognizedClientException" ->
                    Kind.BAD_CREDENTIALS;
            case "AuthorizationHeaderMalformed" -> error.region() == null ? Kind.BAD_CREDENTIALS : Kind.WRONG_REGION;
            case "PermanentRedirect",
                    "TemporaryRedirect",
                    "Redirect",
                    "IncorrectEndpoint",
                    "IllegalLocationConstraintException" ->
                    Kind.WRONG_REGION;
            case "InvalidObjectState", "ObjectNotInActiveTierError" -> Kind.ARCHIVED;
            case "KMS.NotFoundException",
                    "KMS.DisabledException",
                    "KMS.InvalidStateException",
                    "KMS.KMSInvalidStateException" ->
                    Kind.INVALID;
            case "NotImplemented", "MethodNotAllowed", "UnsupportedOperation", "AccessControlListNotSupported" ->
                    Kind.UNSUPPORTED;
            default -> byStatus(error, failedInside, aboutKey);
        };
    }

    private static Kind byStatus(S3Error error, Kind failedInside, boolean aboutKey) {
        return switch (error.status()) {
            case 200 -> failedInside;
            case 301, 302, 307, 308 -> Kind.WRONG_REGION;
            case 400 -> error.region() == null ? Kind.INVALID : Kind.WRONG_REGION;
            case 401 -> Kind.BAD_CREDENTIALS;
            case 403 -> Kind.DENIED;
            case 404 -> aboutKey ? Kind.NO_SUCH_KEY : Kind.NO_SUCH_BUCKET;
            case 405, 501 -> Kind.UNSUPPORTED;
            case 408 -> Kind.UNAVAILABLE;
            case 429, 503 -> Kind.THROTTLED;
            default -> error.status() >= 500 ? failedInside : Kind.INVALID;
        };
    }
}
