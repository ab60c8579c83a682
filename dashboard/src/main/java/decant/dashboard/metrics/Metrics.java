package decant.dashboard.metrics;

import decant.dashboard.view.LimitsView;
import decant.dashboard.view.LiveCopyView;
import decant.dashboard.view.MigrationView;
import decant.dashboard.view.MigrationView.GateView;
import decant.dashboard.view.MigrationView.MoneyView;
import decant.dashboard.view.PassView;
import decant.dashboard.view.PhaseView;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Figures for Prometheus. Names are kept from version to version; {@code docs/metrics.md} has each with its unit. */
public final class Metrics {
    /** What the text is. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private Metrics() {}

    /** All figures of a migration. */
    public static String text(MigrationView view) {
        Families all = new Families();
        all.info(
                "decant_migration",
                "Which buckets: always 1.",
                Labels.of("source", view.source(), "target", view.target()));
        all.gauge("decant_running", "1 while a process is at it on this machine.", view.running() ? 1 : 0);
        where(view, all);
        Map<String, Integer> gates = new LinkedHashMap<>();
        for (GateView gate : view.gates()) {
            gates.put(gate.name().replace(' ', '_'), gate.open() ? 1 : 0);
        }
        all.gauges("decant_gate_open", "1 where the gate is open.", "gate", gates);
        if (view.pass() != null) {
            pass(view.pass(), all);
        }
        all.gauge("decant_parked_keys", "Keys given up.", view.parked().total());
        all.gauge("decant_pending_keys", "Keys left to be looked at later.", view.parked().pending());
        if (view.access() != null) {
            all.gauge(
                    "decant_exposed_objects",
                    "Objects that were shown too much, and were closed by passes.",
                    view.access().exposed());
            all.gauge(
                    "decant_repaired_access_lists",
                    "Other access lists made equal by passes.",
                    view.access().repaired());
            all.gauge(
                    "decant_withheld_objects",
                    "Objects kept away since they are not public.",
                    view.access().withheld());
        }
        if (view.limits() != null) {
            limits(view.limits(), all);
            calls(view, all);
        }
        money(view.money(), all);
        if (view.live() != null) {
            live(view.live(), all);
        }
        return all.text();
    }

    /** Figures of a live copy alone. */
    public static String text(LiveCopyView live) {
        Families all = new Families();
        live(live, all);
        return all.text();
    }

    private static void where(MigrationView view, Families all) {
        Map<String, Integer> phases = new LinkedHashMap<>();
        for (PhaseView phase : view.phases()) {
            phases.put(phase.word(), phase.state() == PhaseView.State.NOW ? 1 : 0);
        }
        all.gauges("decant_phase", "1 for the phase it is in.", "phase", phases);
        all.info("decant_step", "Which step it is at: always 1.", Labels.of("step", view.step()));
        all.gauge("decant_paused", "1 while nobody may change the target.", view.paused() ? 1 : 0);
    }

    private static void pass(PassView pass, Families all) {
        all.info("decant_pass", "Which step the pass was made for: always 1.", Labels.of("step", pass.step()));
        all.gauge("decant_pass_running", "1 while the pass goes on.", pass.ended() ? 0 : 1);
        all.gauge("decant_pass_keys", "Keys dealt with by the pass, or the last one.", pass.keys());
        all.gauge("decant_pass_keys_expected", "How many there are in all, about.", pass.keysTotal());
        all.gauge("decant_pass_copied_objects", "Objects copied by the pass, or the last one.", pass.copied());
        all.gauge("decant_pass_copied_bytes", "Bytes of those objects.", pass.copiedBytes());
        all.gauge("decant_pass_left_seconds", "How long it will probably take.", pass.secondsLeft());
    }

    private static void limits(LimitsView limits, Families all) {
        all.gauge(
                "decant_held_back",
                "1 while a pass is slowed or held for production.",
                limits.brake().isEmpty() ? 0 : 1);
        all.gauge("decant_limited", "Reasons why it does not go faster.", limits.reasons().size());
        all.gauge("decant_requests_in_flight", "Requests in flight at the target.", limits.inFlight());
        all.gauge("decant_requests_queued", "Requests that wait for their turn at the target.", limits.queued());
    }

    private static void calls(MigrationView view, Families all) {
        Map<Labels, Long> calls = new LinkedHashMap<>();
        view.calls()
                .forEach((side, made) ->
                        made.forEach((operation, count) ->
                                calls.put(Labels.of("side", side, "operation", operation), count)));
        all.counter("decant_calls", "Requests since the process began.", calls);
    }

    private static void money(@Nullable MoneyView money, Families all) {
        if (money != null) {
            all.gauge("decant_spent_dollars", "What it cost so far, by the table of prices.", money.spent());
            all.gauge("decant_budget_dollars", "What it may cost.", money.budget());
        }
    }

    private static void live(LiveCopyView live, Families all) {
        Long lag = live.lagMillis();
        all.gauge("decant_lag_now_seconds", "By how much the target is behind.", lag == null ? null : lag / 1000.0);
        all.summary("decant_lag_seconds", "From a change at the source to its copy at the target.", live.changes());
        all.summary(
                "decant_exposure_lag_seconds",
                "From a change that made something less public, or removed it, to the same at the target.",
                live.exposures());
        all.summary(
                "decant_heartbeat_lag_seconds",
                "From a beat at the source to the same at the target.",
                live.heartbeats());
        all.gauge(
                "decant_heartbeat_silence_seconds",
                "For how long a beat has not come back.",
                live.silenceMillis() / 1000.0);
        Map<Labels, Long> looks = new LinkedHashMap<>();
        live.looks().forEach((outcome, count) -> looks.put(Labels.of("outcome", outcome), count));
        all.counter("decant_looks", "Looks at keys, by what they led to.", looks);
        all.counter("decant_messages", "Messages received.", Map.of(Labels.EMPTY, live.messages()));
        all.counter(
                "decant_poison",
                "Messages not understood, left to the dead-letter queue.",
                Map.of(Labels.EMPTY, live.poison()));
        all.gauge("decant_hints", "Hints in hand: waiting, in work, or to be looked at again.", live.hints());
        all.gauge("decant_keys_in_work", "Keys being worked on.", live.inWork());
        all.gauge("decant_queue_messages", "Messages that nobody has received yet, about.", live.waiting());
        all.gauge(
                "decant_removals_stopped",
                "1 once more removals were asked for than may be made.",
                live.removalsStopped().isEmpty() ? 0 : 1);
    }
}
