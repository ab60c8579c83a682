package decant.flow;

/** Waits that have to come to their end: interrupts meanwhile are kept for whoever looks next. */
public final class Uninterrupted {
    private Uninterrupted() {}

    /** Returns when a thread has ended, or was never begun. */
    public static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
