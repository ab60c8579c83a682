package decant.proof;

import decant.store.memory.MemoryObject;

/** A removal may be sent when the key is gone and arrive when it is back; then it meets a condition. */
record NoRemovalOfWhatIsThere() implements Property {
    @Override
    public String sentence() {
        return "No removal takes away the copy of what the source holds.";
    }

    @Override
    public Kind kind() {
        return Kind.TRANSIENT;
    }

    @Override
    public boolean holds(Situation before, Move move) {
        MemoryObject there = before.world().target();
        MemoryObject source = before.world().source();
        boolean isRemoved = there != null && move.after().world().target() == null;
        return !isRemoved || source == null || World.bytes(source) != World.bytes(there);
    }
}
