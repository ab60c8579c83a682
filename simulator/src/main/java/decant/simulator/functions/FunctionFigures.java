package decant.simulator.functions;

/**
 * How a function fares. Immutable.
 *
 * @param concurrent invocations that hold a slot now
 * @param invocations that held one so far
 * @param throttled tries that found no slot free, which Lambda answers with 429 TooManyRequestsException
 * @param failed invocations whose work failed
 * @param waiting events that will be tried again
 * @param dead events that were given up
 */
public record FunctionFigures(
        String name, int concurrent, long invocations, long throttled, long failed, int waiting, int dead) {}
