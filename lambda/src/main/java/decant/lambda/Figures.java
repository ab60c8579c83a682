package decant.lambda;

import decant.live.Deed;
import decant.live.LookedAt;
import decant.reconcile.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What one invocation did, as it is counted. Safe for any number of threads. */
final class Figures {
    private final Map<Deed, Long> deeds = new EnumMap<>(Deed.class);
    private final List<Long> lagsMillis = new ArrayList<>();
    private final List<Long> exposureLagsMillis = new ArrayList<>();
    private long messages;
    private long poison;
    private long returned;
    private long retried;
    private long handedOver;

    /** A message came, or all that a direct invocation brought. */
    synchronized void message() {
        messages++;
    }

    synchronized void poison() {
        poison++;
    }

    /** A message was not settled. */
    synchronized void returned() {
        returned++;
    }

    synchronized void lookedAt(LookedAt run, boolean isHandedOver) {
        if (isHandedOver) {
            handedOver++;
        } else {
            deeds.merge(Deed.of(run.outcome()), 1L, Long::sum);
        }
        if (run.outcome() instanceof Outcome.Again(var _, var _, boolean inVain, var _, var _) && inVain) {
            retried++;
        }
        run.lags().stream().map(Figures::millis).forEach(lagsMillis::add);
        run.exposureLags().stream().map(Figures::millis).forEach(exposureLagsMillis::add);
    }

    /** A clock of a store may be ahead of this machine's: less than nothing counts as nothing. */
    static long millis(Duration lag) {
        return Math.max(0, lag.toMillis());
    }

    synchronized long deeds(Deed deed) {
        return deeds.getOrDefault(deed, 0L);
    }

    synchronized List<Long> lagsMillis() {
        return List.copyOf(lagsMillis);
    }

    synchronized List<Long> exposureLagsMillis() {
        return List.copyOf(exposureLagsMillis);
    }

    /** The other counts, by the names of their metrics. */
    synchronized Map<String, Long> counts() {
        return Map.of(
                "Messages",
                messages,
                "Poison",
                poison,
                "Returned",
                returned,
                "Retried",
                retried,
                "HandedOver",
                handedOver);
    }
}
