package decant.cli.follow;

import decant.dashboard.view.LiveCopyView;
import decant.dashboard.view.LiveCopyView.LagView;
import decant.live.LiveView;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is followed, as a dashboard shows it and Prometheus reads it. */
public final class LiveCopyViews {
    private LiveCopyViews() {}

    /**
     * The view of now.
     *
     * @param lag by how much the target is behind; {@code null} while nothing has shown it
     * @param maxLag from which on it is too much
     */
    public static LiveCopyView of(FollowFigures.Snapshot now, LiveView live, @Nullable Duration lag, Duration maxLag) {
        Map<String, Long> looks = new TreeMap<>();
        now.deeds().forEach((deed, count) -> looks.put(deed.word(), count));
        return new LiveCopyView(
                lag == null ? null : lag.toMillis(),
                maxLag.toMillis(),
                lags(now.lags()),
                lags(now.exposures()),
                lags(now.heartbeats()),
                now.silence().toMillis(),
                looks,
                now.messages(),
                now.poison(),
                now.waitingMessages() < 0 ? null : now.waitingMessages(),
                live.hints(),
                live.keysInWork(),
                text(live.removalsStopped()),
                text(now.trouble()));
    }

    private static String text(@Nullable String sentence) {
        return sentence == null ? "" : sentence;
    }

    private static LagView lags(Lags.View lags) {
        return new LagView(lags.median().toMillis(), lags.ninetyNinth().toMillis(), lags.count(), lags.sumMillis());
    }
}
