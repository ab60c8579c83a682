package decant.live;

import decant.model.ObjectKey;
import decant.reconcile.Outcome;
import java.time.Duration;
import java.util.List;

/**
 * One run of a key, for logs and figures.
 *
 * @param requests remote calls made
 * @param lags time from each change that this run brought to the target to now, as far as their events say when they
 *     were; it compares the store's clock with this machine's
 */
public record LookedAt(ObjectKey key, Outcome outcome, int requests, List<Duration> lags) {
    public LookedAt {
        lags = List.copyOf(lags);
    }
}
