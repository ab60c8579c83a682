package decant.proof;

import decant.proof.Move.Ended;
import decant.store.memory.MemoryObject;
import java.util.Set;

/**
 * E4. A write after the work began has a hint of its own, and what another actor exposed before its confirmation is
 * that actor's to take back.
 */
record NarrowedWhenAcknowledged() implements Property {
    @Override
    public String sentence() {
        return "E4: when work that covers access lists is acknowledged, the target grants nothing that the source does"
                + " not.";
    }

    @Override
    public Kind kind() {
        return Kind.TRANSIENT;
    }

    @Override
    public Set<Past> asks() {
        return Set.of(Past.CHANGED_BY, Past.MOVED_SINCE_BEGUN);
    }

    @Override
    public boolean holds(Situation before, Move move) {
        Ended ended = move.ended();
        if (ended == null || !ended.isAcknowledged() || !Role.coversAccess(ended.task().kind())) {
            return true;
        }
        boolean hasMoved =
                before.actor(ended.actor()) instanceof ActorState.Working working && working.moved().sinceBegun();
        World world = move.after().world();
        MemoryObject source = world.source();
        MemoryObject target = world.target();
        if (hasMoved || source == null || target == null || target.acl().isWithin(source.acl())) {
            return true;
        }
        Situation after = move.after();
        boolean isSomebodyElses =
                !ended.changedLast()
                        && world.changedBy() != World.NOBODY
                        && !(after.first().isIdle() && after.second().isIdle() && after.agenda().tasks().isEmpty());
        return isSomebodyElses;
    }
}
