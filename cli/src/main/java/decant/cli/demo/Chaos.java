package decant.cli.demo;

import decant.simulator.bucket.S3Operation;
import decant.simulator.faults.Calls;
import decant.simulator.faults.Fault;
import decant.simulator.faults.Faults;

/**
 * What goes wrong with requests of the application and of whoever moves its bucket. Reads of objects are spared, since
 * visitors make them, and nobody's browser asks again; so are uploads in parts, which cannot all be sent twice.
 */
final class Chaos {
    private static final double SHARE_EACH = 0.01;
    private static final long ANSWERED_FIRST = 100;

    private Chaos() {}

    /**
     * Begins it.
     *
     * @param silences copies that are never answered, each of which costs somebody a time-out
     */
    static void begin(Faults faults, long seed, int silences) {
        Calls calls =
                Calls.to(
                        S3Operation.LIST_OBJECTS_V2,
                        S3Operation.PUT_OBJECT,
                        S3Operation.COPY_OBJECT,
                        S3Operation.HEAD_OBJECT,
                        S3Operation.DELETE_OBJECT,
                        S3Operation.GET_OBJECT_ACL,
                        S3Operation.PUT_OBJECT_ACL,
                        S3Operation.GET_OBJECT_TAGGING,
                        S3Operation.PUT_OBJECT_TAGGING);
        faults.seed(seed);
        faults.chance(calls, SHARE_EACH, Fault.internalError());
        faults.chance(calls, SHARE_EACH, Fault.slowDown());
        faults.chance(calls, SHARE_EACH, new Fault.Reset());
        faults.chance(calls, SHARE_EACH, new Fault.DoneThenReset());
        faults.after(ANSWERED_FIRST, silences, Calls.to(S3Operation.COPY_OBJECT), new Fault.DoneThenSilent());
    }
}
