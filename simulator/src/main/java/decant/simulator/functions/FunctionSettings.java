package decant.simulator.functions;

import java.time.Duration;

/**
 * How a function is set up. Immutable.
 *
 * @param duration for which an invocation holds its slot before its work begins; the work comes on top
 * @param reserved slots that are this function's own: it always has them, never more, and nobody else has them; 0 to
 *     share what nobody has reserved [Lambda Developer Guide, configuration-concurrency]
 * @param maxEventAge for which an event is tried again, 60 s to 6 h
 */
public record FunctionSettings(String name, Duration duration, int reserved, Duration maxEventAge) {
    private static final Duration LEAST_AGE = Duration.ofSeconds(60);
    private static final Duration MOST_AGE = Duration.ofHours(6);

    public FunctionSettings {
        if (reserved < 0 || duration.isNegative()) {
            throw new IllegalArgumentException("Durations and reserved slots are not negative.");
        }
        if (maxEventAge.compareTo(LEAST_AGE) < 0 || maxEventAge.compareTo(MOST_AGE) > 0) {
            throw new IllegalArgumentException("Events may grow 60 s to 6 h old.");
        }
    }

    /** A function that shares, and whose events are tried for six hours, as Lambda has it unless told otherwise. */
    public static FunctionSettings of(String name, Duration duration) {
        return new FunctionSettings(name, duration, 0, MOST_AGE);
    }

    public FunctionSettings withReserved(int value) {
        return new FunctionSettings(name, duration, value, maxEventAge);
    }

    public FunctionSettings withMaxEventAge(Duration value) {
        return new FunctionSettings(name, duration, reserved, value);
    }
}
