package decant.cli.budget;

import decant.store.Copier;
import decant.store.CopyAnswer;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts copies and their bytes. Bytes count from the moment a copy is asked for, so that a budget is rather spent too
 * early than too late, and are taken back where it turns out that none travelled. Safe for any number of threads.
 */
public final class CarriedCopies {
    private final LongAdder copies = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private volatile Runnable beforeEach = () -> {};

    /** Begins at nothing. */
    public CarriedCopies() {}

    /**
     * From now on this is done before each copy, which is counted already.
     *
     * @param done quick, and safe for any number of threads
     */
    public void beforeEach(Runnable done) {
        beforeEach = done;
    }

    /** The same copier, counted. */
    public Copier around(Copier copier) {
        return order -> {
            long size = order.source().size();
            bytes.add(size);
            beforeEach.run();
            try {
                CopyAnswer answer = copier.copy(order);
                switch (answer) {
                    case CopyAnswer.Copied _ -> copies.increment();
                    case CopyAnswer.Refused _ -> bytes.add(-size);
                }
                return answer;
            } catch (StoreException e) {
                if (e.kind() != Kind.OUTCOME_UNKNOWN) {
                    bytes.add(-size);
                }
                throw e;
            }
        };
    }

    /** Copies that were made. */
    public long copies() {
        return copies.sum();
    }

    /** Their bytes, and those of copies under way. */
    public long bytes() {
        return Math.max(0, bytes.sum());
    }
}
