package decant.live;

import decant.reconcile.KeyClaims;
import java.time.InstantSource;
import java.util.concurrent.ThreadFactory;
import java.util.function.BooleanSupplier;

/**
 * What a follower finds in its process.
 *
 * @param threads makes a thread per key in work; virtual ones are meant
 * @param listener is told of every run
 * @param claims shared with whoever else works on keys in this process, the link the other way included
 * @param mayBegin whether a key may be taken in work now: asked before each, by one thread; it may take as long as a
 *     remote call. While it says no, deliveries are held
 */
public record Surroundings(
        ThreadFactory threads, InstantSource clock, LiveListener listener, KeyClaims claims, BooleanSupplier mayBegin) {
    /** With nobody beside it, and nothing that would hold it back. */
    public static Surroundings alone(ThreadFactory threads, InstantSource clock, LiveListener listener) {
        return new Surroundings(threads, clock, listener, new KeyClaims(), () -> true);
    }
}
