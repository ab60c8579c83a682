package decant.cli.follow;

import decant.cli.output.Json;
import decant.live.Deed;
import decant.live.LiveListener;
import decant.live.LookedAt;
import decant.reconcile.Outcome;
import java.io.PrintStream;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** A line of JSON for each look at a key: what it led to, how late, by how many requests. */
public final class FollowLog implements LiveListener {
    private final LiveListener next;
    private final PrintStream out;
    private final InstantSource clock;

    /**
     * @param next is told as well
     */
    public FollowLog(LiveListener next, PrintStream out, InstantSource clock) {
        this.next = next;
        this.out = out;
        this.clock = clock;
    }

    @Override
    public void lookedAt(LookedAt run) {
        next.lookedAt(run);
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("time", clock.instant());
        line.put("key", run.key());
        line.put("outcome", Deed.of(run.outcome()).word());
        if (run.outcome() instanceof Outcome.Parked(String cause, String detail)) {
            line.put("cause", cause);
            line.put("detail", detail);
        }
        if (run.outcome() instanceof Outcome.Again(var after, String cause, var _, var _, var _)) {
            line.put("cause", cause);
            line.put("againAfterMillis", after.toMillis());
        }
        run.lags().stream().max(java.time.Duration::compareTo).ifPresent(lag -> line.put("lagMillis", lag.toMillis()));
        line.put("requests", run.requests());
        StringWriter text = new StringWriter();
        Json.writeLine(line, text);
        out.print(text);
        out.flush();
    }
}
