package decant.simulator.bucket;

import java.util.Map;

/**
 * A refusal with S3's status and code. Unchecked, because at any depth of an operation it means the same: the request
 * is answered with it.
 */
public final class S3Error extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final transient Map<String, String> details;

    /**
     * @param details further elements of the error document, by name
     */
    public S3Error(int status, String code, String message, Map<String, String> details) {
        // No stack trace: these are answers, made thousands of times a second when faults are injected.
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.details = details;
    }

    public S3Error(int status, String code, String message) {
        this(status, code, message, Map.of());
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    /** S3's code, such as {@code NoSuchKey}. */
    public String code() {
        return code;
    }

    /** Further elements of the error document, by name. */
    public Map<String, String> details() {
        return details;
    }

    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? code : message;
    }

    public static S3Error noSuchKey(String key) {
        return new S3Error(404, "NoSuchKey", "The specified key does not exist.", Map.of("Key", key));
    }

    public static S3Error noSuchBucket(String bucket) {
        return new S3Error(404, "NoSuchBucket", "The specified bucket does not exist", Map.of("BucketName", bucket));
    }

    public static S3Error noSuchUpload(String uploadId) {
        return new S3Error(
                404,
                "NoSuchUpload",
                "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted"
                        + " or completed.",
                Map.of("UploadId", uploadId));
    }

    public static S3Error accessDenied() {
        return new S3Error(403, "AccessDenied", "Access Denied");
    }

    public static S3Error preconditionFailed(String condition) {
        return new S3Error(
                412,
                "PreconditionFailed",
                "At least one of the pre-conditions you specified did not hold",
                Map.of("Condition", condition));
    }

    public static S3Error invalidArgument(String message) {
        return new S3Error(400, "InvalidArgument", message);
    }

    public static S3Error invalidRequest(String message) {
        return new S3Error(400, "InvalidRequest", message);
    }

    public static S3Error malformedXml() {
        return new S3Error(
                400,
                "MalformedXML",
                "The XML you provided was not well-formed or did not validate against our published schema");
    }

    public static S3Error notImplemented(String what) {
        return new S3Error(
                501,
                "NotImplemented",
                "A header or query you provided implies functionality that is not implemented: " + what);
    }
}
