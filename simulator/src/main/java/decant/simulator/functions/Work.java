package decant.simulator.functions;

import decant.simulator.bucket.Happening;
import java.util.concurrent.CompletionStage;

/** What a function does with an event. Called by any number of threads, which it must not keep. */
@FunctionalInterface
public interface Work {
    /**
     * Begins.
     *
     * @return done when the work is, which holds its slot until then; failed where the function fails
     */
    CompletionStage<?> begin(Happening event);
}
