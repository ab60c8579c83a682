package decant.proof;

import decant.model.AccessList;
import decant.model.ObjectState;
import decant.reconcile.Work;
import java.util.Set;

/** E3, as far as the actor can know: by what it read of both sides in this attempt. */
record NarrowFirst() implements Property {
    @Override
    public String sentence() {
        return "E3: nobody copies over an object that it has seen to be more public than its source.";
    }

    @Override
    public Kind kind() {
        return Kind.TRANSIENT;
    }

    @Override
    public Set<Past> asks() {
        return Set.of(Past.SEEN);
    }

    @Override
    public boolean holds(Situation before, Move move) {
        if (!(move.event() instanceof Move.Event.CopySent(int actor, var _))) {
            return true;
        }
        Work work = Moves.work(before.actor(actor));
        if (work == null
                || !(work.source() instanceof ObjectState.Present source)
                || !(work.target() instanceof ObjectState.Present target)) {
            return true;
        }
        AccessList wanted = source.acl();
        AccessList there = target.acl();
        return wanted == null || there == null || there.isWithin(wanted);
    }
}
