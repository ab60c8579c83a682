package decant.cli.alert;

import decant.cli.budget.Spending;
import decant.cli.output.Figures;
import decant.migration.Gate;
import decant.migration.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is wrong now, a few words each. Remembers since when a gate is closed; for one thread. */
final class Complaints {
    /** A narrowing happens at a moment, and not for a time: so long it counts. */
    private static final Duration EXPOSURE_COUNTS = Duration.ofMinutes(10);

    private final Bounds bounds;
    private @Nullable Instant exposed;
    private Duration longest = Duration.ZERO;
    private @Nullable Instant blocked;

    Complaints(Bounds bounds) {
        this.bounds = bounds;
    }

    Map<Cause, String> of(Vitals now, Instant time) {
        Map<Cause, String> wrong = new EnumMap<>(Cause.class);
        if (now.parked() > 0) {
            wrong.put(Cause.PARKED, Figures.count(now.parked(), "key is", "keys are") + " parked");
        }
        blocked(now, time, wrong);
        Duration lag = now.lag();
        if (lag != null && lag.compareTo(bounds.lag()) > 0) {
            wrong.put(
                    Cause.LAG,
                    "the target is " + Figures.duration(lag) + " behind, more than " + Figures.duration(bounds.lag()));
        }
        exposure(now, time, wrong);
        if (now.budgetShare() >= 1) {
            wrong.put(Cause.BUDGET_SPENT, "the budget is spent: passes rest, changes are followed");
        }
        if (now.budgetShare() >= Spending.NEARLY) {
            wrong.put(Cause.BUDGET, Figures.percent(now.budgetShare(), 1) + " of the budget is spent");
        }
        if (!now.heldBy().isEmpty()) {
            wrong.put(Cause.HELD, "passes are held back: " + now.heldBy());
        }
        return wrong;
    }

    private void blocked(Vitals now, Instant time, Map<Cause, String> wrong) {
        List<Gate> closed = now.gates().stream().filter(gate -> !gate.isOpen()).toList();
        if (now.step() != Step.CONVERGING || closed.isEmpty()) {
            blocked = null;
            return;
        }
        Instant since = blocked == null ? time : blocked;
        blocked = since;
        if (Duration.between(since, time).compareTo(bounds.blocked()) >= 0) {
            List<String> words = closed.stream().map(gate -> gate.name().word() + " (" + gate.reason() + ")").toList();
            wrong.put(
                    Cause.BLOCKED,
                    "everything is done but for closed gates, for "
                            + Figures.duration(Duration.between(since, time))
                            + ": "
                            + String.join(", ", words));
        }
    }

    private void exposure(Vitals now, Instant time, Map<Cause, String> wrong) {
        if (now.longestNarrowing().compareTo(bounds.exposure()) > 0) {
            exposed = time;
            longest = now.longestNarrowing();
        }
        if (exposed != null && Duration.between(exposed, time).compareTo(EXPOSURE_COUNTS) < 0) {
            wrong.put(
                    Cause.EXPOSURE,
                    "something that was made less public stayed open at the target for "
                            + Figures.duration(longest)
                            + ", more than "
                            + Figures.duration(bounds.exposure()));
        }
    }
}
