package decant.simulator.lambda;

/** How an invocation ended. */
public sealed interface Ending {
    /** With an answer. */
    record Answered(String body) implements Ending {}

    /**
     * With an error.
     *
     * @param type as the runtime named it
     */
    record Failed(String type, String body) implements Ending {}

    /** Without either in its time. */
    record TimedOut() implements Ending {}
}
