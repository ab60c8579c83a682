package decant.cli.demo;

import decant.flow.TracedCall;
import decant.store.CopyAnswer;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Counts copies as the target answers them, since pages are confirmed too seldom to watch. Copies in parts are not
 * among them. Safe for any number of threads.
 */
final class Copies implements Consumer<TracedCall> {
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    @Override
    public void accept(TracedCall call) {
        if (call.outcome() instanceof TracedCall.Answered(CopyAnswer answer)) {
            switch (answer) {
                case CopyAnswer.Copied _ -> done.incrementAndGet();
                case CopyAnswer.Refused _ -> refused.incrementAndGet();
            }
        }
    }

    long done() {
        return done.get();
    }

    /** Copies whose condition did not hold: somebody had just changed the object, at the source or at the target. */
    long refused() {
        return refused.get();
    }
}
