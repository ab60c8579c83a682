package decant.cli.demo;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * The application's users go over to a bucket, each by himself: as sessions do that are sent elsewhere when what they
 * wrote last has been carried.
 *
 * @param number tells one from another
 * @param to where they write from then on
 * @param settle how old what a user wrote last must be
 * @param left users who have not gone over
 */
record Transfer(int number, Side to, Duration settle, CountDownLatch left) {
    /** Nobody has to go anywhere. */
    static final Transfer NONE = new Transfer(0, Side.SOURCE, Duration.ZERO, new CountDownLatch(0));
}
