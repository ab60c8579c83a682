package decant.cli.cutover;

import decant.cli.migration.Verification;
import decant.migration.Gate;
import decant.migration.Phase;
import decant.model.ObjectKey;
import decant.store.StoreException;
import java.time.Instant;
import java.util.List;

/** What a cutover does to the links and buckets of a running migration, and what it reads of them. */
public interface Crossing {
    /** The gates as they are now. Safe for any thread. */
    List<Gate> gates();

    /** Why no link back could be opened, in one sentence; empty if nothing is known against it. Safe for any thread. */
    String whyNoWayBack();

    /** The phase that the links are in. */
    Phase phase();

    /**
     * Goes to a phase unless it is there: followers end, the phase is written down where every actor reads it, whoever
     * acted in the one before is given time to end, and links and followers begin that belong to it.
     *
     * @param agreedSince a closing pass that began after this found both sides equal
     * @return why it is not gone to, in a few words; empty if it is
     * @throws StoreException that ended it; another process goes on where it was
     */
    String enter(Phase next, Instant agreedSince) throws StoreException, InterruptedException;

    /**
     * Has keys looked at by the link to the target that were copied since then and may have no receipt.
     *
     * @param settled runs when every one has its receipt, or was parked
     * @return how many
     */
    long agree(Instant since, Runnable settled) throws StoreException, InterruptedException;

    /** Which events somebody may hold who was killed, in a few words; empty where nobody does. */
    String unreturned();

    /**
     * Why some link is not proven to carry whatever happens, in a few words; empty where all are. What {@link
     * #unreturned} tells is among it.
     */
    String unproven();

    /** What is still to be carried, in a few words; empty where nothing is. */
    String undrained();

    /** Compares both sides; what was written since {@link Phase#SWITCHING} began counts as changed. */
    Verification compare() throws StoreException, InterruptedException;

    /**
     * Has keys looked at by every link.
     *
     * @param settled runs once for each link, when every key was found right or was parked
     * @return how many links there are
     */
    int lookAgain(List<ObjectKey> keys, Runnable settled) throws InterruptedException;

    /** Uploads in parts that were begun at the source and not ended, in a few words; empty where there are none. */
    String uploads() throws InterruptedException;

    /** Keys parked by any link, up to a bound. Safe for any thread. */
    List<Parked> parked();

    /** When a write was carried last that the application made at the source although it is at the target. */
    Instant lastStraggler();

    /**
     * Removes everything that the migration has left in both buckets.
     *
     * @return what is left, a line each
     */
    List<String> clear() throws StoreException, InterruptedException;

    /** A key that waits for a person. */
    record Parked(ObjectKey key, String cause) {}
}
