package decant.simulator.functions;

import decant.simulator.bucket.Happening;

/** An event that was given up. */
public record DeadLetter(Happening event, Reason reason) {
    /** Why. */
    public enum Reason {
        TOO_OLD,
        FAILED_TOO_OFTEN
    }
}
