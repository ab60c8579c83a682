package decant.proof;

import java.util.Set;

/** Nothing opens an object during a switch but the application; a copy over it gives it the grants it was sent with. */
record ClosedOnBothSides() implements Property {
    @Override
    public String sentence() {
        return "R12: when all is quiet, what the application made private on one side is public on neither.";
    }

    @Override
    public Kind kind() {
        return Kind.FINAL;
    }

    @Override
    public Set<Past> asks() {
        return Set.of(Past.CLOSED);
    }

    @Override
    public boolean holds(Situation before, Move move) {
        World world = move.after().world();
        return !move.after().isQuiet()
                || world.isParked()
                || !world.isClosed()
                || (!World.isPublic(world.source()) && !World.isPublic(world.target()));
    }
}
