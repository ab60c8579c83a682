package decant.cli;

import decant.cli.output.Console;
import decant.cli.verb.Environment;
import decant.flow.Ticker;
import decant.s3.queue.QueueOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * {@link Main} for whom time flies: whatever waits by the clock of waits and limits waits for a part of it, a leave to
 * act and the time after which it has surely expired alike, and so do a queue's leases. Dates, stores, events and
 * signals are as ever.
 */
public final class HastyMain {
    /** How many seconds of its waits go by in one of ours. */
    private static final String SPEED = "decant.test.speed";

    private HastyMain() {}

    /**
     * This class as a process of its own, with Java's options before it.
     *
     * @param speed how many seconds of its waits go by in one of ours
     */
    public static List<String> command(int speed) {
        return List.of("-XX:TieredStopAtLevel=1", "-D" + SPEED + "=" + speed, HastyMain.class.getName());
    }

    static void main(String[] arguments) {
        int speed = Integer.getInteger(SPEED, 1);
        Environment real = Environment.system(Console.system(System.out, System.err));
        Ticker ticker =
                Ticker.of(() -> System.nanoTime() * speed, nanos -> LockSupport.parkNanos(Math.max(1, nanos / speed)));
        Environment hasty =
                new Environment(
                        real.console(),
                        real.clock(),
                        ticker,
                        real.random(),
                        real.buckets(),
                        hasty(real.queues(), speed),
                        real.stateHome(),
                        real.directory());
        Interrupts interrupts = Interrupts.of(Thread.currentThread(), Runtime.getRuntime()::halt);
        System.exit(CommandLineRun.with(hasty, interrupts).run(arguments).number());
    }

    /** Both leases are as long: whoever waits for a processor for two seconds would get everything twice. */
    private static QueueOptions hasty(QueueOptions real, int speed) {
        Duration lease = Duration.ofSeconds(Math.ceilDiv(real.lease().toSeconds(), speed));
        return new QueueOptions(
                real.receivers(),
                real.senders(),
                real.longestWait().dividedBy(speed),
                lease,
                lease,
                real.patience().dividedBy(speed));
    }
}
