package decant.proof;

import decant.store.memory.MemoryObject;

/** E1. */
record NothingShownAnew() implements Property {
    @Override
    public String sentence() {
        return "E1: the target shows nobody bytes that the source never showed.";
    }

    @Override
    public Kind kind() {
        return Kind.TRANSIENT;
    }

    @Override
    public boolean holds(Situation before, Move move) {
        World world = move.after().world();
        MemoryObject target = world.target();
        return target == null || !World.isPublic(target) || (world.shown() & 1 << World.bytes(target)) != 0;
    }
}
