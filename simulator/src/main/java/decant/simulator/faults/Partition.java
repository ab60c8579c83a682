package decant.simulator.faults;

import decant.simulator.bucket.S3Operation.Load;

/** The capacity of one range of keys. */
final class Partition {
    private final TokenBucket reads;
    private final TokenBucket lists;
    private final TokenBucket writes;

    Partition(Rates rates, long nowNanos) {
        this.reads = bucket(rates.readsPerSecond(), rates, nowNanos);
        this.lists = bucket(rates.listsPerSecond(), rates, nowNanos);
        this.writes = bucket(rates.writesPerSecond(), rates, nowNanos);
    }

    private static TokenBucket bucket(double perSecond, Rates rates, long nowNanos) {
        return new TokenBucket(perSecond, Math.max(1, perSecond * rates.burstSeconds()), nowNanos);
    }

    boolean take(Load load, long nowNanos) {
        return switch (load) {
            case READ -> reads.take(nowNanos);
            case LIST -> lists.take(nowNanos);
            case WRITE -> writes.take(nowNanos);
        };
    }
}
