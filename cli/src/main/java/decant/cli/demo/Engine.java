package decant.cli.demo;

/** Keeps {@code decant migrate start} going until it ends. Safe for any number of threads. */
interface Engine extends AutoCloseable {
    /** Whether it goes on. */
    boolean isRunning();

    /** Why it has ended, in a sentence; empty where it ended well. */
    String ended();

    /** Whether it is killed at times. */
    boolean isKilled();

    /** How often it was killed so far. */
    int kills();

    /** Returns when it has ended. */
    void await() throws InterruptedException;

    /** Stops it, and returns when it has ended. */
    @Override
    void close();
}
