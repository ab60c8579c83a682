package decant.proof;

import decant.store.memory.MemoryObject;
import java.util.Set;

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
    public Set<Past> asks() {
        return Set.of(Past.SHOWN);
    }

    @Override
    public boolean holds(Situation before, Move move) {
        World world = move.after().world();
        return wasShown(world, world.target()) && wasShown(world, world.source());
    }

    /** Whatever the application itself shows at the source counts as shown. */
    private static boolean wasShown(World world, @org.jspecify.annotations.Nullable MemoryObject object) {
        return object == null || !World.isPublic(object) || (world.shown() & 1 << World.bytes(object)) != 0;
    }
}
