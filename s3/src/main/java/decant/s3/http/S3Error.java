package decant.s3.http;

import decant.s3.xml.FlatBody;
import org.jspecify.annotations.Nullable;

/**
 * What a store said when it did not do as asked.
 *
 * @param status HTTP status; 200 where the error stood in the body of a success
 * @param code S3's code, or a word for the status where no body named one
 * @param message the store's own words, perhaps none
 * @param region the region the store is in, where it said so
 */
public record S3Error(int status, String code, String message, @Nullable String region) {
    /** Reads the error of an answer without success, or of one whose success is denied by its body. */
    static S3Error of(S3Answer answer) {
        FlatBody body = answer.length() == 0 ? null : FlatBody.read(answer.body(), answer.length());
        String told = answer.header("x-amz-bucket-region");
        if (body == null || !body.root().equals(FlatBody.ERROR)) {
            return new S3Error(answer.status(), codeOf(answer), "", told);
        }
        String code = body.get("Code");
        String message = body.get("Message");
        String region = body.get("Region");
        return new S3Error(
                answer.status(),
                code == null || code.isBlank() ? codeOf(answer) : code.strip(),
                message == null ? "" : message.strip(),
                region == null ? told : region);
    }

    /**
     * The same, asked in this region: stores name their region in many answers, and only another one explains an error.
     */
    S3Error askedIn(String here) {
        return here.equals(region) ? new S3Error(status, code, message, null) : this;
    }

    /**
     * Whether this is how a store refuses a call whose condition did not hold, or whose key was in motion: 404, 409 and
     * 412 look alike there [S3 user guide, conditional writes]. The bucket itself must have been there.
     */
    public boolean isAmbiguous() {
        return switch (code) {
            case "PreconditionFailed", "ConditionalRequestConflict", "NoSuchKey", "NoSuchVersion" -> true;
            case "NoSuchBucket", "NoSuchUpload" -> false;
            default -> status == 404 || status == 409 || status == 412;
        };
    }

    /** Whether another call on the same key was under way, so that a condition was not decided at all. */
    public boolean isInMotion() {
        return code.equals("ConditionalRequestConflict") || status == 409;
    }

    /** A HEAD has no body; what is left is the status and the words beside it, of which AWS makes use for one. */
    private static String codeOf(S3Answer answer) {
        if (answer.reason().equalsIgnoreCase("Slow Down")) {
            return "SlowDown";
        }
        String reason = answer.reason().replaceAll("[^A-Za-z0-9]", "");
        return reason.isEmpty() ? "Http" + answer.status() : reason;
    }
}
