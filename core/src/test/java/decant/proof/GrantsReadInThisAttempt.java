package decant.proof;

import decant.model.AccessList;
import decant.model.ObjectState;
import decant.reconcile.Request;
import decant.reconcile.Work;
import decant.store.AclToSend;
import decant.store.CopyOrder;
import java.util.Set;

/** E2. A new attempt forgets what was read, and a look at the content forgets the grants read before it. */
record GrantsReadInThisAttempt() implements Property {
    @Override
    public String sentence() {
        return "E2: grants that are sent were read at the source in this attempt, after the look at its content.";
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
        return switch (move.event()) {
            case Move.Event.CopySent(int actor, CopyOrder order) ->
                    !(order.acl() instanceof AclToSend.Exactly(AccessList acl)) || acl.equals(read(before, actor));
            case Move.Event.Asked(int actor, var _, Request.WriteAcl(var _, AccessList acl), var _) -> {
                AccessList read = read(before, actor);
                yield read != null && acl.isWithin(read);
            }
            default -> true;
        };
    }

    private static @org.jspecify.annotations.Nullable AccessList read(Situation before, int actor) {
        Work work = Moves.work(before.actor(actor));
        return work != null && work.source() instanceof ObjectState.Present source ? source.acl() : null;
    }
}
