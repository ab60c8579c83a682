package decant.s3.queue;

import java.time.Duration;

/**
 * How a queue is followed.
 *
 * @param receivers calls that wait for messages at once; each brings up to ten
 * @param senders calls that acknowledge messages at once; each takes up to ten
 * @param longestWait how long a call waits for a message; at most 20 s
 * @param firstLease for how long a message is nobody else's when it is received: one that reaches nobody, because its
 *     receiver has ended, comes back after this; whole seconds
 * @param lease for how long it is nobody else's from then on, again and again while it is worked on; whole seconds
 * @param patience after a queue did not answer
 */
public record QueueOptions(
        int receivers, int senders, Duration longestWait, Duration firstLease, Duration lease, Duration patience) {
    /** Enough for some thousand messages a second at 20 ms a call. */
    public static final QueueOptions DEFAULT =
            new QueueOptions(
                    8, 8, SqsQueue.MAX_WAIT, Duration.ofSeconds(15), Duration.ofSeconds(60), Duration.ofSeconds(5));

    public QueueOptions {
        if (receivers < 1 || senders < 1) {
            throw new IllegalArgumentException("A queue needs somebody who receives and somebody who acknowledges.");
        }
        if (longestWait.compareTo(SqsQueue.MAX_WAIT) > 0 || firstLease.toSeconds() < 1 || lease.toSeconds() < 1) {
            throw new IllegalArgumentException("A wait is at most 20 s, and a lease at least one.");
        }
    }

    /** The same with another number of calls that wait for messages at once. */
    public QueueOptions withReceivers(int number) {
        return new QueueOptions(number, senders, longestWait, firstLease, lease, patience);
    }
}
