package decant.proof;

import decant.reconcile.Reconciler;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The real machine of each kind of each actor's work. */
final class Machines {
    private final List<Map<Task.Kind, Reconciler>> reconcilers = new ArrayList<>();

    Machines(Scenario scenario) {
        for (int actor = 0; actor < 2; actor++) {
            Map<Task.Kind, Reconciler> ofActor = new EnumMap<>(Task.Kind.class);
            for (Task.Kind kind : Task.Kind.values()) {
                ofActor.put(
                        kind,
                        new Reconciler(
                                scenario.policy(actor, kind), scenario.honoured(), scenario.role(actor).phase()));
            }
            reconcilers.add(ofActor);
        }
    }

    Reconciler of(int actor, Task.Kind kind) {
        Reconciler reconciler = reconcilers.get(actor).get(kind);
        if (reconciler == null) {
            throw new IllegalArgumentException("There is no machine for " + kind);
        }
        return reconciler;
    }
}
