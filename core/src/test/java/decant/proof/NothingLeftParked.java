package decant.proof;

/** What one link could not decide is settled by the other. */
record NothingLeftParked() implements Property {
    @Override
    public String sentence() {
        return "R12: when all is quiet, and the application wrote at the target alone, nothing is parked.";
    }

    @Override
    public Kind kind() {
        return Kind.FINAL;
    }

    @Override
    public boolean holds(Situation before, Move move) {
        return !move.after().isQuiet() || !move.after().world().isParked();
    }
}
