package decant.cli.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Makes one message of a cause when it has begun and one when it has ended. What comes and goes within seconds makes
 * none, and what goes for less than a minute has not ended. To be asked about once a second, by one thread.
 */
public final class AlertWatch {
    /** A cause that lasts so long has begun. */
    static final Duration BEGINS_AFTER = Duration.ofSeconds(10);

    /** One that is gone for so long has ended. */
    static final Duration ENDS_AFTER = Duration.ofMinutes(1);

    /** Between what buckets. */
    public record Move(String source, String target) {}

    private final Complaints complaints;
    private final Move move;
    private final Consumer<Alert> alerts;

    /** Causes that have begun, and when. */
    private final Map<Cause, Instant> begun;

    /** Since when what is not begun is wrong, and what is begun is right. */
    private final Map<Cause, Instant> turning = new EnumMap<>(Cause.class);

    /**
     * @param told of what somebody was told before
     * @param alerts takes each message, at once
     */
    public AlertWatch(Bounds bounds, Move move, Told told, Consumer<Alert> alerts) {
        this.complaints = new Complaints(bounds);
        this.move = move;
        this.begun = told.causes();
        this.alerts = alerts;
    }

    /** Looks once. */
    public void look(Vitals now, Instant clock) {
        Instant time = clock.truncatedTo(ChronoUnit.SECONDS);
        Map<Cause, String> wrong = complaints.of(now, time);
        for (Cause cause : Cause.values()) {
            boolean isTurning = begun.containsKey(cause) != wrong.containsKey(cause);
            if (!isTurning) {
                turning.remove(cause);
                continue;
            }
            Instant since = turning.computeIfAbsent(cause, _ -> time);
            Duration lasted = Duration.between(since, time);
            String words = wrong.get(cause);
            if (words != null && lasted.compareTo(BEGINS_AFTER) >= 0) {
                turning.remove(cause);
                begun.put(cause, since);
                alerts.accept(alert(cause, true, since, time, now, words));
            } else if (words == null && lasted.compareTo(ENDS_AFTER) >= 0) {
                turning.remove(cause);
                Instant beginning = begun.remove(cause);
                alerts.accept(alert(cause, false, beginning == null ? since : beginning, time, now, cause.over()));
            }
        }
    }

    private Alert alert(Cause cause, boolean begins, Instant since, Instant at, Vitals now, String words) {
        String text = "Decant, " + move.source() + " to " + move.target() + ": " + words + ".";
        return new Alert(cause, begins, since, at, move.source(), move.target(), now.phase(), now.step().word(), text);
    }
}
