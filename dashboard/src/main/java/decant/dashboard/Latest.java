package decant.dashboard;

import decant.dashboard.view.MigrationView;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The view of now, made once a second at most however many look. Safe for any number of threads. */
final class Latest {
    private static final long NANOS = Duration.ofMillis(900).toNanos();

    /** A view, and as it stands on the wire. */
    record Seen(MigrationView view, String json) {}

    private final Watched watched;
    private final LongSupplier nanos;
    private @Nullable Seen seen;
    private long seenNanos;

    Latest(Watched watched, LongSupplier nanos) {
        this.watched = watched;
        this.nanos = nanos;
    }

    synchronized Seen seen() {
        Seen last = seen;
        long now = nanos.getAsLong();
        if (last == null || now - seenNanos >= NANOS) {
            MigrationView view = watched.now();
            last = new Seen(view, Wire.text(view));
            seen = last;
            seenNanos = now;
        }
        return last;
    }

    /** Something was changed: whoever looks next sees it. */
    synchronized void forget() {
        seen = null;
    }
}
