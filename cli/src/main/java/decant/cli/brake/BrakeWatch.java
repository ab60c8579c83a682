package decant.cli.brake;

import decant.flow.Brake;
import decant.flow.Brake.Setting;
import decant.flow.Pressure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Decides how hard a brake is pulled, from one look at everything that may pull it. For one thread. */
public final class BrakeWatch {
    /**
     * What may pull it. What cannot be read, holds.
     *
     * @param flagFile holds while it is there
     * @param go holds unless it is answered with 200
     * @param quiet hours in which it holds
     * @param pressure says a number, such as the share of an account's concurrency that is in use
     * @param bound pressure from which on a pass gives way
     */
    public record Reasons(
            Optional<Path> flagFile,
            Optional<Readout> go,
            QuietHours quiet,
            Optional<Readout> pressure,
            Pressure bound) {
        /** Whether there is anything to watch. */
        public boolean isEmpty() {
            return flagFile.isEmpty() && go.isEmpty() && quiet.spans().isEmpty() && pressure.isEmpty();
        }
    }

    private final Brake brake;
    private final Reasons reasons;
    private final Supplier<String> others;
    private final Supplier<LocalTime> time;
    private final LongSupplier changes;
    private final LongSupplier nanos;
    private int allowed = Pressure.UNLIMITED;
    private long lastChanges;
    private long lastNanos;

    /**
     * Has not looked yet.
     *
     * @param others why it is held for another reason, in a few words; empty where it is not
     * @param time of the day, where this machine is
     * @param changes made so far
     * @param nanos a clock that goes only forward
     */
    public BrakeWatch(
            Brake brake,
            Reasons reasons,
            Supplier<String> others,
            Supplier<LocalTime> time,
            LongSupplier changes,
            LongSupplier nanos) {
        this.brake = brake;
        this.reasons = reasons;
        this.others = others;
        this.time = time;
        this.changes = changes;
        this.nanos = nanos;
        this.lastNanos = nanos.getAsLong();
    }

    /** Looks once, and pulls or releases the brake accordingly. To be called about once a second. */
    public void look() throws InterruptedException {
        String held = heldBy();
        brake.set(held.isEmpty() ? slowed() : new Setting.Held(held));
    }

    /** Looks no more. */
    void end() {
        reasons.go().ifPresent(Readout::end);
        reasons.pressure().ifPresent(Readout::end);
    }

    private String heldBy() throws InterruptedException {
        String other = others.get();
        if (!other.isEmpty()) {
            return other;
        }
        if (reasons.flagFile().filter(Files::exists).isPresent()) {
            return "the file " + reasons.flagFile().get() + " is there";
        }
        String quiet = reasons.quiet().at(time.get());
        if (!quiet.isEmpty()) {
            return "it is within the quiet hours " + quiet;
        }
        if (reasons.go().isPresent()) {
            try {
                reasons.go().get().read();
            } catch (IOException e) {
                return reasons.go().get() + " says no go (" + e.getMessage() + ")";
            }
        }
        return "";
    }

    private Setting slowed() throws InterruptedException {
        if (reasons.pressure().isEmpty()) {
            return new Setting.Released();
        }
        Readout asked = reasons.pressure().get();
        double reading;
        try {
            reading = Double.parseDouble(asked.read());
        } catch (IOException e) {
            return new Setting.Held("nobody can tell the pressure on production, " + asked + ": " + e.getMessage());
        } catch (NumberFormatException _) {
            return new Setting.Held("nobody can tell the pressure on production: " + asked + " is no number");
        }
        allowed = reasons.bound().next(reading, allowed, changesPerSecond());
        return allowed == Pressure.UNLIMITED
                ? new Setting.Released()
                : new Setting.Slowed(
                        allowed, "pressure on production is %.2f of %.2f".formatted(reading, reasons.bound().bound()));
    }

    private double changesPerSecond() {
        long now = nanos.getAsLong();
        long made = changes.getAsLong();
        double rate = (made - lastChanges) * 1e9 / Math.max(1, now - lastNanos);
        lastChanges = made;
        lastNanos = now;
        return rate;
    }
}
