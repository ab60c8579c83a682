package decant.count;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long ago objects were written, in bands that widen with age: days, months, years of the calendar, in UTC. What
 * was written after the moment asked about, by a clock that is ahead, is of the youngest band. Immutable.
 */
final class AgeBands {
    /** Each band ends where the next one begins; the last one has no end. */
    private static final List<Period> YOUNGER_THAN =
            List.of(
                    Period.ofDays(1),
                    Period.ofWeeks(1),
                    Period.ofMonths(1),
                    Period.ofMonths(3),
                    Period.ofMonths(6),
                    Period.ofYears(1),
                    Period.ofYears(2),
                    Period.ofYears(3),
                    Period.ofYears(5),
                    Period.ofYears(10));

    /** Number of bands. */
    static final int COUNT = YOUNGER_THAN.size() + 1;

    private final long[] beginSeconds;

    private AgeBands(long[] beginSeconds) {
        this.beginSeconds = beginSeconds;
    }

    /** Bands as they are at a moment. */
    static AgeBands at(Instant now) {
        ZonedDateTime here = now.atZone(ZoneOffset.UTC);
        return new AgeBands(YOUNGER_THAN.stream().mapToLong(age -> here.minus(age).toEpochSecond()).toArray());
    }

    /** The band of what was written then. */
    int of(long lastModifiedSeconds) {
        int band = 0;
        while (band < beginSeconds.length && lastModifiedSeconds <= beginSeconds[band]) {
            band++;
        }
        return band;
    }

    /** The age that everything in a band is below; {@code null} for the last band. */
    static @Nullable Period youngerThan(int band) {
        return band < YOUNGER_THAN.size() ? YOUNGER_THAN.get(band) : null;
    }
}
