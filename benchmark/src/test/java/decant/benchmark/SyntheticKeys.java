package decant.benchmark;

import decant.model.ObjectKey;
import decant.simulator.synthetic.Distribution;
import decant.simulator.synthetic.KeySpace;
import decant.source.SimulatedPass;

/** A key space of the simulator for simulated passes. For one thread. */
final class SyntheticKeys implements SimulatedPass.Keys {
    private final KeySpace space;
    private final byte[] buffer = new byte[KeySpace.MAX_KEY_BYTES];

    SyntheticKeys(Distribution distribution, int size, int seed) {
        this.space = distribution.of(size, seed);
    }

    @Override
    public int size() {
        return Math.toIntExact(space.size());
    }

    @Override
    public ObjectKey key(int rank) {
        return ObjectKey.ofUtf8(buffer, 0, space.write(rank, buffer, 0));
    }

    @Override
    public int rankAfter(ObjectKey key) {
        int rank = Math.toIntExact(space.rankOf(key.toUtf8()));
        return rank < size() && key(rank).equals(key) ? rank + 1 : rank;
    }
}
