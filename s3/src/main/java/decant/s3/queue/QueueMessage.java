package decant.s3.queue;

import java.time.Instant;

/**
 * A message as it was received.
 *
 * @param handle names this receipt of it, for everything that is done with it later
 * @param receives how often it was received, this time included
 * @param leaseEnds when others may receive it, unless that is put off
 */
record QueueMessage(String id, String handle, String body, int receives, Instant leaseEnds) {
    QueueMessage leasedUntil(Instant time) {
        return new QueueMessage(id, handle, body, receives, time);
    }
}
