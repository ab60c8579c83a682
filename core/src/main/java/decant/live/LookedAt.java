package decant.live;

import decant.model.ObjectKey;
import decant.reconcile.Outcome;
import decant.reconcile.Repairs;
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

    /**
     * The lags of changes by which the target became less public: what was narrowed, removed, or taken away since it is
     * not public. For so long something could be read at the target and no more at the source.
     */
    public List<Duration> exposureLags() {
        return closed() ? lags : List.of();
    }

    private boolean closed() {
        return switch (outcome) {
            case Outcome.Repaired(Repairs repairs, var _) -> repairs.narrowed();
            case Outcome.Again(var _, var _, boolean inVain, Repairs repairs, var _) -> !inVain && repairs.narrowed();
            case Outcome.Removed _ -> true;
            case Outcome.Withheld(boolean removed) -> removed;
            case Outcome.InSync _, Outcome.Left _, Outcome.Parked _ -> false;
        };
    }
}
