package decant.cli.dashboard;

import decant.cli.follow.FollowFigures;
import decant.cli.follow.Lags;
import decant.cli.history.Underway;
import decant.dashboard.view.LiveCopyView;
import decant.dashboard.view.LiveCopyView.LagView;
import decant.live.LiveView;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is followed, as a dashboard shows it. */
final class LiveViews {
    private LiveViews() {}

    static LiveCopyView of(FollowFigures follow, Underway underway, Duration maxLag) {
        FollowFigures.Snapshot now = follow.snapshot();
        LiveView live = underway.live();
        Duration lag = underway.lag();
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
