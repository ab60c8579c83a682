package decant.live;

import decant.ledger.Receipt;
import decant.model.ObjectKey;
import decant.model.ObjectState;
import decant.reconcile.Outcome;
import decant.reconcile.Policy;
import decant.reconcile.Reconciler;
import decant.reconcile.Reply;
import decant.reconcile.Request;
import decant.reconcile.RequestRunner;
import decant.reconcile.Stage;
import decant.reconcile.Step;
import decant.reconcile.Work;
import decant.store.Link;
import decant.store.StoreException;
import org.jspecify.annotations.Nullable;

/** Drives the reconciler through one key, with the breaker before removals. Stateless. */
final class KeyRun {
    /**
     * How it ended.
     *
     * @param source as last looked at; {@code null} where it was not
     * @param requests remote calls made
     */
    record End(Outcome outcome, @Nullable ObjectState source, int requests) {}

    private final Reconciler reconciler;
    private final RequestRunner runner;
    private final RemovalBreaker breaker;

    KeyRun(Policy policy, Link link, RemovalBreaker breaker) {
        this.reconciler = new Reconciler(policy, link.capabilities());
        this.runner = new RequestRunner(link);
        this.breaker = breaker;
    }

    /**
     * Works on a key until there is an outcome.
     *
     * @throws StoreException of a kind that ends the run
     */
    End work(ObjectKey key, int tries, @Nullable Receipt receipt) throws StoreException {
        Work work = reconciler.begin(key, tries, receipt);
        int requests = 0;
        while (true) {
            switch (reconciler.next(work)) {
                case Step.Ask(Request request) -> {
                    Reply reply = takesAway(work.stage()) ? withLeave(request) : runner.run(request);
                    if (reply == null) {
                        Outcome parked = new Outcome.Parked("mass-removal", String.valueOf(breaker.reason()));
                        return new End(parked, work.source(), requests);
                    }
                    work = reconciler.on(work, reply);
                    requests++;
                }
                case Step.End(Outcome outcome) -> {
                    return new End(outcome, work.source(), requests);
                }
            }
        }
    }

    /** Makes the request if the breaker lets it; {@code null} if it does not. */
    private @Nullable Reply withLeave(Request request) throws StoreException {
        try {
            if (!breaker.lets()) {
                return null;
            }
        } catch (StoreException e) {
            if (e.kind().endsRun()) {
                throw e;
            }
            return new Reply.Failed(e.kind(), e.code(), String.valueOf(e.getMessage()));
        }
        return runner.run(request);
    }

    /**
     * Whether the next request removes what the target held because the source has it no more. What this worker itself
     * brought into being a moment ago is not meant (R8), nor an object that turned private and is withheld.
     */
    private static boolean takesAway(Stage stage) {
        return stage instanceof Stage.Acting(Stage.Act act)
                && act.request() instanceof Request.Remove
                && act.meant() instanceof ObjectState.Absent
                && act.replaced() != null;
    }
}
