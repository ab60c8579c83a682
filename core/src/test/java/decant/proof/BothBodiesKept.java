package decant.proof;

import decant.store.memory.MemoryObject;
import java.util.Set;

/** What a link may overwrite or remove has been on the other side, too: whoever replaced it there has seen it. */
record BothBodiesKept() implements Property {
    @Override
    public String sentence() {
        return "R12: no link takes away bytes that the application wrote on one side and that no link has carried yet.";
    }

    @Override
    public Kind kind() {
        return Kind.TRANSIENT;
    }

    @Override
    public Set<Past> asks() {
        return Set.of(Past.CARRIED);
    }

    @Override
    public boolean holds(Situation before, Move move) {
        if (move.event() instanceof Move.Event.Wrote) {
            return true;
        }
        World was = before.world();
        World is = move.after().world();
        return !(was.onlyAtSource() && isGone(was.source(), is.source()))
                && !(was.onlyAtTarget() && isGone(was.target(), is.target()));
    }

    private static boolean isGone(
            @org.jspecify.annotations.Nullable MemoryObject was, @org.jspecify.annotations.Nullable MemoryObject is) {
        return was != null && (is == null || World.bytes(was) != World.bytes(is));
    }
}
