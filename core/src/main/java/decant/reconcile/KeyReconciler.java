package decant.reconcile;

import decant.ledger.Receipt;
import decant.model.ObjectKey;
import decant.store.Link;
import decant.store.StoreException;
import org.jspecify.annotations.Nullable;

/** Drives the step machine to its end against a link, one key at a time on the calling thread. */
public final class KeyReconciler {
    private final Reconciler reconciler;
    private final RequestRunner runner;

    public KeyReconciler(Policy policy, Link link) {
        this.reconciler = new Reconciler(policy, link.capabilities());
        this.runner = new RequestRunner(link);
    }

    /**
     * Works on a key until there is an outcome: at most {@link Policy#maxTries} rounds of a dozen calls.
     *
     * @param tries rounds in vain that earlier work on the key had
     * @param receipt what the ledger knows of the key's last copy
     * @throws StoreException of a kind that ends the run
     */
    public Outcome reconcile(ObjectKey key, int tries, @Nullable Receipt receipt) throws StoreException {
        Work work = reconciler.begin(key, tries, receipt);
        while (true) {
            switch (reconciler.next(work)) {
                case Step.Ask(Request request) -> work = reconciler.on(work, runner.run(request));
                case Step.End(Outcome outcome) -> {
                    return outcome;
                }
            }
        }
    }
}
