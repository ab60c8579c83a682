package decant.backfill;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until somebody waits for a time or moves it. */
public final class ManualTime implements InstantSource, Pause {
    private Instant now;

    public ManualTime(Instant begin) {
        this.now = begin;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    public synchronized void advance(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public synchronized void until(Instant time) {
        if (time.isAfter(now)) {
            now = time;
        }
    }
}
