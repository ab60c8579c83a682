package decant.cli.migration;

import decant.migration.Phase;
import decant.store.StoreException;

/** Makes it known that a migration goes on to another phase. */
@FunctionalInterface
public interface Transitions {
    /**
     * Goes on to a phase, unless that is the phase already.
     *
     * @return why it is not gone on to now, in a few words; empty if it is
     * @throws StoreException if it cannot be written down where every actor reads it
     */
    String goOnTo(Phase next) throws StoreException, InterruptedException;
}
