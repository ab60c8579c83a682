package decant.flow;

import decant.model.ObjectKey;

/**
 * One call's way through the limiter: waiting, then in flight. All but {@link #isAdmitted} is guarded by the lock of
 * its {@link Admission}.
 */
final class Permit {
    /** No limit has this epoch: answers of calls that are not in flight, or changed ranges in flight, judge none. */
    private static final int NO_EPOCH = -1;

    private final Traffic traffic;
    private final Lane lane;
    private final ObjectKey key;
    private final long ticket;
    private final Runnable wake;
    private volatile boolean admitted;

    private RangeLimit range;
    private int epoch = NO_EPOCH;
    private boolean inUse;

    /**
     * @param ticket position in line, of all permits of a limiter
     * @param wake lets the waiting thread look whether it is admitted
     */
    Permit(Traffic traffic, Lane lane, ObjectKey key, long ticket, Runnable wake, RangeLimit range) {
        this.traffic = traffic;
        this.lane = lane;
        this.key = key;
        this.ticket = ticket;
        this.wake = wake;
        this.range = range;
    }

    Traffic traffic() {
        return traffic;
    }

    Lane lane() {
        return lane;
    }

    ObjectKey key() {
        return key;
    }

    long ticket() {
        return ticket;
    }

    /** The range whose limit holds for this call; another one after ranges were divided or merged. */
    RangeLimit range() {
        return range;
    }

    int epoch() {
        return epoch;
    }

    /** Whether the limit was in use when the call was sent, so that a good answer may raise it. */
    boolean inUse() {
        return inUse;
    }

    /** Whether the call may be made. Any thread may ask. */
    boolean isAdmitted() {
        return admitted;
    }

    void admit(int underEpoch, boolean limitInUse) {
        epoch = underEpoch;
        inUse = limitInUse;
        admitted = true;
        wake.run();
    }

    void moveTo(RangeLimit other) {
        range = other;
        epoch = NO_EPOCH;
    }

    void wake() {
        wake.run();
    }
}
