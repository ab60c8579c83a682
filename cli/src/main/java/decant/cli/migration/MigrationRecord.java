package decant.cli.migration;

import decant.cli.ledger.MigrationRows;
import decant.migration.Control;
import decant.migration.Phase;
import decant.migration.Readings;
import decant.migration.Step;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a migration remembers over its own end: where it is, and when what ended. Safe for any number of threads. */
public final class MigrationRecord {
    private static final String STEP = "step";
    private static final String ENDED = "ended ";
    private static final String VERIFIED = "verified";
    private static final String PHASE = "phase";

    /** Where values are kept, by name. */
    private interface Rows {
        @Nullable String get(String name);

        void put(Map<String, String> values);
    }

    private final Rows rows;
    private final Remembered remembered;

    private MigrationRecord(Rows rows, Remembered remembered) {
        this.rows = rows;
        this.remembered = remembered;
    }

    /**
     * Kept in a state file.
     *
     * @param remembered is told of each step and phase as well
     */
    public static MigrationRecord in(MigrationRows file, Remembered remembered) {
        return new MigrationRecord(
                new Rows() {
                    @Override
                    public @Nullable String get(String name) {
                        return file.get(name);
                    }

                    @Override
                    public void put(Map<String, String> values) {
                        file.put(values);
                    }
                },
                remembered);
    }

    /** Kept in a map, for as long as that lasts. */
    public static MigrationRecord of(Map<String, String> values) {
        return of(values, Remembered.NOTHING);
    }

    static MigrationRecord of(Map<String, String> values, Remembered remembered) {
        return new MigrationRecord(
                new Rows() {
                    @Override
                    public @Nullable String get(String name) {
                        return values.get(name);
                    }

                    @Override
                    public void put(Map<String, String> changed) {
                        values.putAll(changed);
                    }
                },
                remembered);
    }

    /** Where it is: at its first step where nothing is written down. */
    public Step step() {
        String word = rows.get(STEP);
        Step step = word == null ? null : Step.of(word);
        return step == null ? Step.PROOF : step;
    }

    /** When each step ended; those left out that have not, or are to be made anew since it went back to them. */
    public Map<Step, Instant> ended() {
        Map<Step, Instant> ended = new EnumMap<>(Step.class);
        Step at = step();
        for (Step step : Step.values()) {
            String time = rows.get(ENDED + step.word());
            if (time != null && step.compareTo(at) < 0) {
                ended.put(step, Instant.parse(time));
            }
        }
        return ended;
    }

    /** What the last verification found; that both sides are equal only until another one is to be made. */
    public Readings.Verified verified() {
        String word = rows.get(VERIFIED);
        Readings.Verified last =
                word == null ? Readings.Verified.NOT_YET : Readings.Verified.valueOf(word.toUpperCase(Locale.ROOT));
        return last == Readings.Verified.EQUAL && step() != Step.CONVERGING ? Readings.Verified.NOT_YET : last;
    }

    /** A step is begun, or gone on with. */
    public void began(Step step, Instant now) {
        remembered.add(now, Remembered.STEP, step.word());
    }

    /** A phase is reached; or it was already, perhaps a later one, before this process began. */
    public synchronized void in(Phase phase, Instant now) {
        String word = rows.get(PHASE);
        boolean isLater =
                Stream.of(Phase.values())
                        .filter(known -> known != Phase.ROLLED_BACK && known.word().equals(word))
                        .allMatch(known -> known.compareTo(phase) < 0);
        if (isLater) {
            movedTo(phase, now);
        }
    }

    /** It has gone to a phase, which may be an earlier one. */
    public synchronized void movedTo(Phase phase, Instant now) {
        if (!phase.word().equals(rows.get(PHASE))) {
            // A process that is killed between the two sees the phase again, and is not believed a second time.
            remembered.add(now, Remembered.PHASE, phase.word());
            rows.put(Map.of(PHASE, phase.word()));
        }
    }

    /**
     * The control object says in which phase it is, whoever has written that, perhaps a process that was killed before
     * it could write it down here.
     *
     * @param last what was read last; asked while nobody else notes a phase
     */
    public synchronized void seen(Supplier<Control> last, Instant now) {
        Control control = last.get();
        if (control.phase() != Phase.PREPARED) {
            movedTo(control.phase(), control.changed().isBefore(now) ? control.changed() : now);
        }
    }

    /** The application writes elsewhere from now on: at the target or at the source. */
    public void writersMoved(String where, Instant now) {
        remembered.add(now, Remembered.WRITERS, where);
    }

    /** A step has ended; the next one begins, both at once. */
    public void ended(Step step, Instant now, Step next) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(ENDED + step.word(), seconds(now));
        values.put(STEP, next.word());
        rows.put(values);
    }

    /** A verification has ended. */
    public void verified(Readings.Verified verified, Instant now, Step next) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(VERIFIED, verified.name().toLowerCase(Locale.ROOT));
        values.put(ENDED + Step.VERIFICATION.word(), seconds(now));
        values.put(STEP, next.word());
        rows.put(values);
    }

    /** Goes back to a step. */
    public void backTo(Step step) {
        backTo(step, Map.of());
    }

    /** Goes back to a step, and writes other values, all of it or nothing. */
    public void backTo(Step step, Map<String, String> others) {
        Map<String, String> values = new LinkedHashMap<>(others);
        values.put(STEP, step.word());
        rows.put(values);
    }

    /** What else stands there under a name, or {@code null}. */
    public @Nullable String value(String name) {
        return rows.get(name);
    }

    /** Writes other values, all of them or none; their names are none of those above. */
    public void keep(Map<String, String> values) {
        rows.put(values);
    }

    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
