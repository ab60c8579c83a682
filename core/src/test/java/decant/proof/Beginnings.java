package decant.proof;

import decant.model.AccessList;
import decant.proof.Situation.Agenda;
import decant.reconcile.Agreement;
import decant.reconcile.Sighting;
import decant.store.memory.MemoryObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The situations from which an exploration sets out. */
final class Beginnings {
    static final long BEGINNING_SECOND = 1_000;
    static final long LONG_AGO_SECOND = 90;

    private Beginnings() {}

    /** Every source with every target that such a run may find. */
    static List<Situation> of(Scenario scenario) {
        if (scenario.hasSwitch()) {
            return ofSwitch(scenario);
        }
        List<Situation> beginnings = new ArrayList<>();
        for (AccessList acl : List.of(AccessList.PRIVATE, AccessList.PUBLIC_READ)) {
            MemoryObject source = Write.object(1, acl, BEGINNING_SECOND);
            boolean onlyAccessMayDiffer = scenario.role(0) != Role.LIVE || scenario.role(1) != Role.LIVE;
            beginnings.add(begin(scenario, source, null));
            beginnings.add(begin(scenario, source, Write.objectWithOtherTitle(1, acl, LONG_AGO_SECOND)));
            beginnings.add(
                    begin(
                            scenario,
                            source,
                            Write.object(0, onlyAccessMayDiffer ? acl : AccessList.PUBLIC_READ, LONG_AGO_SECOND)));
        }
        beginnings.add(begin(scenario, null, Write.object(1, AccessList.PUBLIC_READ, LONG_AGO_SECOND)));
        return beginnings;
    }

    /** Both sides alike since long ago, with a receipt and without, or nothing on either. */
    private static List<Situation> ofSwitch(Scenario scenario) {
        List<Situation> beginnings = new ArrayList<>();
        for (AccessList acl : List.of(AccessList.PRIVATE, AccessList.PUBLIC_READ)) {
            MemoryObject object = Write.object(1, acl, LONG_AGO_SECOND);
            World world = World.found(object, object, BEGINNING_SECOND).withWrittenSecond(-1);
            Sighting seen = Sighting.of(new Stores(scenario.honoured(), scenario.honoured(), false).look(object));
            beginnings.add(begin(scenario, world));
            beginnings.add(begin(scenario, world.withReceipt(new Agreement(seen, seen))));
        }
        beginnings.add(begin(scenario, World.found(null, null, BEGINNING_SECOND).withWrittenSecond(-1)));
        return beginnings;
    }

    private static Situation begin(Scenario scenario, @Nullable MemoryObject source, @Nullable MemoryObject target) {
        return begin(scenario, World.found(source, target, BEGINNING_SECOND));
    }

    private static Situation begin(Scenario scenario, World world) {
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < scenario.hints(); i++) {
            tasks.add(Task.hint(BEGINNING_SECOND));
        }
        for (int actor = 0; actor < 2; actor++) {
            switch (scenario.role(actor)) {
                case LIVE, FORWARD, BACK, STRAGGLERS, LEADING -> {}
                case BACKFILL -> tasks.add(new Task(Task.Kind.PAGE, actor, 0, BEGINNING_SECOND));
                case SWEEP -> tasks.add(new Task(Task.Kind.SWEEP, actor, 0, BEGINNING_SECOND));
            }
        }
        if (scenario.closes()) {
            int closer = scenario.role(0) == Role.LIVE ? 1 : 0;
            tasks.add(new Task(Task.Kind.CLOSING, closer, 0, BEGINNING_SECOND));
        }
        Agenda agenda =
                new Agenda(scenario.writeCount(), scenario.crashes(), scenario.losses(), tasks, List.of(), false);
        return new Situation(world, new ActorState.Idle(), new ActorState.Idle(), agenda);
    }
}
