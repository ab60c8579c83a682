package decant.proof;

import decant.reconcile.Outcome;

/** A few writes are no reason to park a key: were it parked, the exploration would have hit a bound of the machine. */
record NothingGivenUp() implements Property {
    @Override
    public String sentence() {
        return "No key is parked.";
    }

    @Override
    public Kind kind() {
        return Kind.FINAL;
    }

    @Override
    public boolean holds(Situation before, Move move) {
        return move.ended() == null || !(move.ended().outcome() instanceof Outcome.Parked);
    }
}
