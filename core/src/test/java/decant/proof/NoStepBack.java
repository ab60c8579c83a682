package decant.proof;

import decant.store.memory.MemoryObject;

/** Bytes are numbered in the order in which the application made them up, and none comes back. */
record NoStepBack() implements Property {
    @Override
    public String sentence() {
        return "The target never goes from newer bytes of the source back to older ones.";
    }

    @Override
    public Kind kind() {
        return Kind.TRANSIENT;
    }

    @Override
    public boolean holds(Situation before, Move move) {
        MemoryObject there = before.world().target();
        MemoryObject now = move.after().world().target();
        return there == null || now == null || World.bytes(there) <= World.bytes(now);
    }
}
