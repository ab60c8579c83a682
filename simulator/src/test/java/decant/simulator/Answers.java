package decant.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What requests are answered with, in the words of tests. */
final class Answers {
    private Answers() {}

    /** Makes a request, and expects this status and S3's code. */
    static S3Exception refused(int status, String code, ThrowingCallable request) {
        S3Exception refusal = catchThrowableOfType(S3Exception.class, request);
        assertThat(refusal).as("a refusal with %s %s", status, code).isNotNull();
        assertThat(refusal.statusCode() + " " + refusal.awsErrorDetails().errorCode())
                .as(refusal.getMessage())
                .isEqualTo(status + " " + code);
        return refusal;
    }

    /** Makes a request whose answer has no body, and expects this status. */
    static S3Exception refused(int status, ThrowingCallable request) {
        S3Exception refusal = catchThrowableOfType(S3Exception.class, request);
        assertThat(refusal).as("a refusal with %s", status).isNotNull();
        assertThat(refusal.statusCode()).as(refusal.getMessage()).isEqualTo(status);
        return refusal;
    }
}
