package decant.proof;

import decant.proof.Move.Ended;
import decant.reconcile.Reply;
import decant.reconcile.Request;
import decant.reconcile.Stage;
import decant.reconcile.Work;
import decant.store.memory.MemoryObject;
import java.util.Set;

/**
 * Whoever changed the target last has looked again before it let go of the key; it does not count on anybody else. What
 * the application did after that look has a hint of its own.
 */
record OwnConfirmation() implements Property {
    @Override
    public String sentence() {
        return "No wrong removal and no exposure outlives the confirmation of the actor that caused it.";
    }

    @Override
    public Kind kind() {
        return Kind.FINAL;
    }

    @Override
    public Set<Past> asks() {
        return Set.of(Past.CHANGED_BY, Past.MOVED_SINCE_LOOK);
    }

    @Override
    public boolean holds(Situation before, Move move) {
        Ended ended = move.ended();
        World world = move.after().world();
        if (ended == null
                || !ended.isAcknowledged()
                || !ended.changedLast()
                || hasMovedSinceLook(before, move, ended)) {
            return true;
        }
        MemoryObject source = world.source();
        MemoryObject target = world.target();
        boolean isRemovedWrongly = source != null && target == null;
        boolean isExposed =
                !confirmsTagsAlone(before, ended)
                        && source != null
                        && target != null
                        && !target.acl().isWithin(source.acl());
        return !isRemovedWrongly && !isExposed;
    }

    /** Tags show nobody anything: whoever wrote them alone confirms them alone. */
    private static boolean confirmsTagsAlone(Situation before, Ended ended) {
        Work work = Moves.work(before.actor(ended.actor()));
        return work != null
                && work.stage() instanceof Stage.Confirming(Stage.Act act, Reply _)
                && act.request() instanceof Request.WriteTags;
    }

    /** Whether the application wrote after the look that this step may have been. */
    private static boolean hasMovedSinceLook(Situation before, Move move, Ended ended) {
        boolean isLook =
                switch (move.event()) {
                    case Move.Event.ListedAgain _ -> true;
                    case Move.Event.Asked asked -> Moves.looksAtSource(asked.request());
                    default -> false;
                };
        return !isLook
                && before.actor(ended.actor()) instanceof ActorState.Working working
                && working.moved().sinceLook();
    }
}
