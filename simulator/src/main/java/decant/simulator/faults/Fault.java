package decant.simulator.faults;

import java.time.Duration;

/** What befalls a request instead of, or besides, its answer. */
public sealed interface Fault {
    /** 500 InternalError, and nothing was done. */
    static Fault internalError() {
        return new Refused(500, "InternalError", "We encountered an internal error. Please try again.");
    }

    /** 503 SlowDown, and nothing was done. */
    static Fault slowDown() {
        return new Refused(503, "SlowDown", "Please reduce your request rate.");
    }

    /** 403 AccessDenied, and nothing was done. */
    static Fault accessDenied() {
        return new Refused(403, "AccessDenied", "Access Denied");
    }

    /** 400 ExpiredToken, and nothing was done. */
    static Fault expiredToken() {
        return new Refused(400, "ExpiredToken", "The provided token has expired.");
    }

    /** 409 ConditionalRequestConflict, and nothing was done. */
    static Fault conflict() {
        return new Refused(
                409,
                "ConditionalRequestConflict",
                "The conditional request cannot succeed due to a conflicting operation against this resource.");
    }

    /** An error is answered, and nothing was done. */
    record Refused(int status, String code, String message) implements Fault {}

    /** The connection is reset, and nothing was done. */
    record Reset() implements Fault {}

    /** It is done, and the connection is reset instead of an answer. */
    record DoneThenReset() implements Fault {}

    /** It is done, and no answer is ever sent: the client's time-out ends the wait. */
    record DoneThenSilent() implements Fault {}

    /** 500 is answered now; the request takes effect after the delay, if it still can. */
    record FailedThenDone(Duration delay) implements Fault {}

    /**
     * A 200 whose document is an error, and nothing was done. Befalls copies, part copies and completions only [S3 API
     * reference, CopyObject].
     */
    record ErrorInside200(String code, String message) implements Fault {}

    /** It is done and answered, later than usual. */
    record Slow(Duration extra) implements Fault {}
}
