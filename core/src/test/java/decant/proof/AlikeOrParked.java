package decant.proof;

/** The end of a switch. */
record AlikeOrParked() implements Property {
    @Override
    public String sentence() {
        return "R12: when all is quiet, both sides hold the same, or the key is parked.";
    }

    @Override
    public Kind kind() {
        return Kind.FINAL;
    }

    @Override
    public boolean holds(Situation before, Move move) {
        World world = move.after().world();
        return !move.after().isQuiet() || world.isParked() || world.isAlike();
    }
}
