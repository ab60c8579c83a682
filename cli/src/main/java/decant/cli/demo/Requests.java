package decant.cli.demo;

import java.util.concurrent.atomic.LongAdder;

/** How the application's requests fared. Safe for any number of threads. */
final class Requests {
    private final LongAdder answered = new LongAdder();
    private final LongAdder repeated = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private volatile String firstFailure = "";

    void answered() {
        answered.increment();
    }

    /** One was sent again, as every S3 client does where a store is busy. */
    void repeated() {
        repeated.increment();
    }

    synchronized void failed(String how) {
        failed.increment();
        firstFailure = firstFailure.isEmpty() ? how.lines().findFirst().orElse(how) : firstFailure;
    }

    Counts counts() {
        return new Counts(answered.sum(), repeated.sum(), failed.sum(), firstFailure);
    }

    /**
     * Counts at one moment.
     *
     * @param failed that the application had to give up
     * @param firstFailure in a sentence; empty where none failed
     */
    record Counts(long answered, long repeated, long failed, String firstFailure) {}
}
