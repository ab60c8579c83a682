package decant.flow;

import java.util.ArrayList;
import java.util.List;

/** A clock that goes forward only by waiting on it. For one thread. */
final class ManualTicker implements Ticker {
    final List<Long> parkedNanos = new ArrayList<>();
    private long nowNanos = 1_000_000_000_000L;

    @Override
    public long nanos() {
        return nowNanos;
    }

    @Override
    public void park(long nanos) {
        parkedNanos.add(nanos);
        nowNanos += nanos;
    }

    void pass(long nanos) {
        nowNanos += nanos;
    }
}
