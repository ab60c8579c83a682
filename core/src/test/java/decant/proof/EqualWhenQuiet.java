package decant.proof;

/** The end of it all. */
record EqualWhenQuiet() implements Property {
    @Override
    public String sentence() {
        return "When all is quiet, the target holds what the source holds, in every aspect that is carried.";
    }

    @Override
    public Kind kind() {
        return Kind.FINAL;
    }

    @Override
    public boolean holds(Situation before, Move move) {
        return !move.after().isQuiet() || move.after().world().isEqual();
    }
}
