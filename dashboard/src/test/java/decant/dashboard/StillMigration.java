package decant.dashboard;

import decant.dashboard.view.HistoryView;
import decant.dashboard.view.LatencyView;
import decant.dashboard.view.LimitsView;
import decant.dashboard.view.LiveCopyView;
import decant.dashboard.view.LiveCopyView.LagView;
import decant.dashboard.view.MigrationView;
import decant.dashboard.view.MigrationView.AccessView;
import decant.dashboard.view.MigrationView.GateView;
import decant.dashboard.view.MigrationView.LineView;
import decant.dashboard.view.MigrationView.MoneyView;
import decant.dashboard.view.ParkedView;
import decant.dashboard.view.PassView;
import decant.dashboard.view.PhaseView;
import decant.migration.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A migration that stands still until a test moves it. */
final class StillMigration implements Watched {
    /** A key that would be markup, if anybody took it for that. */
    static final String HOSTILE = "<img src=x onerror=alert(1)>\"'&</script>\u2028\u202e.jpg";

    static final Instant NOW = Instant.parse("2026-11-26T10:15:30Z");

    final List<String> acts = new CopyOnWriteArrayList<>();
    volatile long keys = 1_234_567;
    volatile String key = HOSTILE;
    volatile boolean paused;
    volatile Phase phase = Phase.BACKFILLING;
    volatile String stopped = "";
    volatile ActResult result = new ActResult.Done("Done.");

    @Override
    public MigrationView now() {
        return new MigrationView(
                NOW,
                "s3://pictures-us/",
                "s3://pictures-eu/",
                PhaseView.line(phase),
                phase.word(),
                1,
                paused,
                StillCourse.step(phase),
                phase != Phase.FINISHED,
                phase == Phase.BACKFILLING
                        ? "Copying what was there: %,d keys, 42.0 %%, about 1 h 05 min left.".formatted(keys)
                        : StillCourse.headline(phase),
                phase == Phase.BACKFILLING ? gates() : StillCourse.openGates(),
                StillCourse.of(phase, stopped),
                phase != Phase.BACKFILLING
                        ? StillCourse.lastPass()
                        : new PassView(
                                "backfill",
                                false,
                                keys,
                                80L << 30,
                                2_940_000L,
                                40_000,
                                190L << 30,
                                3_900L,
                                keys - 20_000,
                                78L << 30,
                                460.5,
                                448,
                                3.1e7,
                                Map.of("copied", keys - 20_000)),
                phase == Phase.FINISHED ? null : live(),
                phase != Phase.BACKFILLING
                        ? null
                        : new LimitsView(
                                Map.of("max-copies-per-second", 500),
                                "slowed to 448 changes/s: the pressure is 0.83 of 0.80",
                                List.of("slowed to 448 changes/s: the pressure is 0.83 of 0.80"),
                                61,
                                4),
                phase == Phase.BACKFILLING ? parked() : new ParkedView(0L, 0L, List.of()),
                new AccessView(12, 301, 4),
                new MoneyView(17.42, 60.0),
                Map.of("source", Map.of("list", 1_300L), "target", Map.of("copy", keys, "list", 1_280L)),
                List.of(
                        new LineView(NOW.minusSeconds(4_000), "Step: backfill."),
                        new LineView(NOW.minusSeconds(60), "parked (denied)  " + key)));
    }

    private static List<GateView> gates() {
        return List.of(
                new GateView("heartbeat", true, "its beats come back"),
                new GateView("backfill", false, "has not ended yet"),
                new GateView("access lists", false, "has not ended yet"),
                new GateView("closing pass", false, "has not ended yet"),
                new GateView("verified", false, "nothing was verified yet"),
                new GateView("looked again", true, "no key is left to be looked at"),
                new GateView("parked", false, "2 keys parked"),
                new GateView("events", true, "3 messages waiting, no dead letter"),
                new GateView("lag", true, "0.6 s of 5.0 s"),
                new GateView("hold", true, "nobody holds it"));
    }

    private static LiveCopyView live() {
        return new LiveCopyView(
                640L,
                5_000,
                new LagView(480, 1_900, 5_321, 3_000_000),
                new LagView(510, 1_700, 122, 70_000),
                new LagView(600, 1_400, 400, 250_000),
                0,
                Map.of("copied", 4_102L, "removed", 611L, "acl", 122L, "equal", 486L),
                5_400,
                0,
                2L,
                1,
                1,
                "",
                "");
    }

    private ParkedView parked() {
        return new ParkedView(
                2L,
                7L,
                List.of(
                        new ParkedView.Key(key, key, "denied", "The source refused: AccessDenied.", NOW),
                        new ParkedView.Key(
                                "holidays/2024/elephant.png",
                                "holidays/2024/elephant.png",
                                "hot",
                                "It changed faster than it could be copied, 12 times.",
                                NOW)));
    }

    /** An hour, with a bump in the middle. */
    @Override
    public HistoryView history() {
        List<Double> seconds = new ArrayList<>();
        List<String> phases = new ArrayList<>();
        List<@Nullable Double> lags = new ArrayList<>();
        List<@Nullable Double> exposures = new ArrayList<>();
        List<Double> copies = new ArrayList<>();
        List<Double> bytes = new ArrayList<>();
        List<Double> followed = new ArrayList<>();
        List<Integer> inFlight = new ArrayList<>();
        List<Long> parked = new ArrayList<>();
        for (int i = 0; i < 720; i++) {
            double bump = Math.exp(-Math.pow((i - 400) / 40.0, 2));
            seconds.add(NOW.minus(Duration.ofHours(1)).getEpochSecond() + 5.0 * i);
            phases.add("backfilling");
            lags.add(i < 10 ? null : 0.5 + 0.15 * Math.sin(i / 5.0) + 3 * bump);
            exposures.add(i < 60 ? null : 0.9 + 2 * bump);
            copies.add(450 + 30 * Math.sin(i / 9.0) - 300 * bump);
            bytes.add(3e7);
            followed.add(12 + 5 * Math.sin(i / 17.0));
            inFlight.add(60);
            parked.add(i > 300 ? 2L : 0L);
        }
        return new HistoryView(seconds, phases, lags, exposures, copies, bytes, followed, inFlight, parked);
    }

    /** Three days, with the cutover on the second. */
    @Override
    public LatencyView latency() {
        List<Double> seconds = new ArrayList<>();
        List<@Nullable Double> source = new ArrayList<>();
        List<@Nullable Double> sourceP95 = new ArrayList<>();
        List<@Nullable Double> target = new ArrayList<>();
        List<@Nullable Double> targetP95 = new ArrayList<>();
        for (int i = 0; i < 144; i++) {
            double wave = Math.sin(i / 7.0);
            seconds.add(NOW.minus(Duration.ofDays(3)).getEpochSecond() + 1_800.0 * i);
            source.add(182 + 9 * wave);
            sourceP95.add(241 + 22 * wave);
            target.add(31 + 2 * wave);
            targetP95.add(47 + 5 * wave);
        }
        List<LatencyView.Mark> marks = List.of(new LatencyView.Mark(NOW.minus(Duration.ofHours(20)), "cutover"));
        return new LatencyView(100_000, seconds, source, sourceP95, target, targetP95, marks);
    }

    @Override
    public ActResult act(Act act, String who) {
        acts.add(act + " " + who);
        switch (act) {
            case Act.Pause() -> paused = true;
            case Act.Resume() -> paused = false;
            case Act.Retry _, Act.RetryAll _ -> {}
        }
        return result;
    }
}
