package decant.proof;

import decant.model.AccessList;
import decant.proof.Situation.Agenda;
import decant.store.memory.MemoryObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The situations from which an exploration sets out. */
final class Beginnings {
    private static final long BEGINNING_SECOND = 1_000;
    private static final long LONG_AGO_SECOND = 900;

    private Beginnings() {}

    /** Every source with every target that such a run may find. */
    static List<Situation> of(Scenario scenario) {
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

    private static Situation begin(Scenario scenario, @Nullable MemoryObject source, @Nullable MemoryObject target) {
        World world =
                new World(
                                null,
                                target,
                                BEGINNING_SECOND,
                                BEGINNING_SECOND,
                                1,
                                World.isPublic(target) && target != null ? 1 << World.bytes(target) : 0,
                                World.NOBODY)
                        .withSource(source, 1);
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < scenario.hints(); i++) {
            tasks.add(Task.hint(BEGINNING_SECOND));
        }
        for (int actor = 0; actor < 2; actor++) {
            switch (scenario.role(actor)) {
                case LIVE -> {}
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
