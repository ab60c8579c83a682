package decant.cli.dashboard;

import decant.cli.buckets.Gates;
import decant.dashboard.view.LimitsView;
import decant.flow.CallTally;
import decant.flow.Caps;
import decant.flow.Caps.Cap;
import decant.flow.LimiterView;
import decant.store.Operation;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What bounds the speed, and what it took so far, as a dashboard shows it. */
final class LimitViews {
    private LimitViews() {}

    static LimitsView of(Gates gates) {
        LimiterView target = gates.targetLimits();
        Caps caps = gates.caps();
        Map<String, Integer> set = new LinkedHashMap<>();
        for (Cap cap : Cap.values()) {
            if (caps.of(cap) != Caps.UNLIMITED) {
                set.put(cap.option().substring(2), caps.of(cap));
            }
        }
        return new LimitsView(set, gates.brake().reason(), gates.reasons(), target.inFlight(), target.waiting());
    }

    /** Calls by side and operation. */
    static Map<String, Map<String, Long>> calls(Gates gates) {
        Map<String, Map<String, Long>> sides = new LinkedHashMap<>();
        sides.put("source", calls(gates.sourceCalls()));
        sides.put("target", calls(gates.targetCalls()));
        return sides;
    }

    private static Map<String, Long> calls(CallTally tally) {
        Map<String, Long> calls = new LinkedHashMap<>();
        for (Operation operation : Operation.values()) {
            long made = tally.of(operation).calls();
            if (made > 0) {
                calls.put(operation.name().toLowerCase(Locale.ROOT).replace('_', '-'), made);
            }
        }
        return calls;
    }
}
