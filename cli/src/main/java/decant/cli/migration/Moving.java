package decant.cli.migration;

import decant.migration.Readings;
import decant.migration.Step;
import decant.model.ObjectKey;
import decant.store.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What is done at each step of a migration, and what can be read of it meanwhile. */
public interface Moving {
    /** Whether the target holds access lists that are to be compared. */
    boolean hasAccessLists();

    /** Returns when the heartbeat has shown that events come; at once where there is none. */
    void awaitProof() throws InterruptedException;

    /**
     * Makes the pass of a step, or goes on with one that was not finished.
     *
     * @return what it amounts to, a line each
     */
    List<String> pass(Step step) throws StoreException, InterruptedException;

    /** Proves that both sides hold the same, or says where they do not. */
    Verification verify() throws StoreException, InterruptedException;

    /**
     * Has keys looked at again, by work that begins after this.
     *
     * @param settled runs when every one was found right, or was parked
     */
    void lookAgain(List<ObjectKey> keys, Runnable settled) throws InterruptedException;

    /**
     * What the gates are judged by.
     *
     * @param ended when each step ended
     * @param toLookAt keys that are still to be looked at again
     * @param verified what the last verification found
     * @param heldBy why an operator holds it back, or nothing
     */
    Readings readings(Map<Step, Instant> ended, long toLookAt, Readings.Verified verified, String heldBy);
}
