package decant.cli.demo;

import java.util.concurrent.CountDownLatch;

/**
 * Every user is to wait until what he made public lately is public in the other bucket, too.
 *
 * @param number grows with each
 * @param left users who have not waited yet
 */
record Calm(int number, CountDownLatch left) {
    /** Nobody is to wait. */
    static final Calm NONE = new Calm(0, new CountDownLatch(0));
}
