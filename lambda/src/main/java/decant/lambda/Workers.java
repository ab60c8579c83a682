package decant.lambda;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;

/**
 * Makes virtual threads that can be broken off all at once: an interrupt closes the connection under a request. A
 * thread that outlived its invocation would be frozen with it, and act much later on what it saw long before.
 */
final class Workers implements ThreadFactory {
    private final Set<Thread> living = ConcurrentHashMap.newKeySet();
    private volatile boolean broken;

    @Override
    public Thread newThread(Runnable work) {
        return Thread.ofVirtual().name("worker").unstarted(() -> run(work));
    }

    private void run(Runnable work) {
        Thread self = Thread.currentThread();
        living.add(self);
        try {
            if (broken) {
                self.interrupt();
            }
            work.run();
        } finally {
            living.remove(self);
        }
    }

    /** Interrupts every thread, and every one that comes. */
    void breakOff() {
        broken = true;
        living.forEach(Thread::interrupt);
    }
}
