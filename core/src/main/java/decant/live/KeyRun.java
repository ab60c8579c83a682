package decant.live;

import decant.ledger.Receipt;
import decant.model.Aspect;
import decant.model.ObjectState;
import decant.model.ReservedKeys;
import decant.reconcile.AclPolicy;
import decant.reconcile.LinkRole;
import decant.reconcile.Outcome;
import decant.reconcile.Policy;
import decant.reconcile.Reconciler;
import decant.reconcile.Reply;
import decant.reconcile.Request;
import decant.reconcile.RequestRunner;
import decant.reconcile.Stage;
import decant.reconcile.Step;
import decant.reconcile.Work;
import decant.store.Capabilities;
import decant.store.StoreException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Drives the reconciler through one key, with the breaker before removals. The program's own objects follow in every
 * phase: no application writes them. Stateless.
 */
final class KeyRun {
    /**
     * How it ended.
     *
     * @param source as last looked at; {@code null} where it was not
     * @param requests remote calls made
     */
    record End(Outcome outcome, @Nullable ObjectState source, int requests) {}

    private final LinkRole role;
    private final Reconciler reconciler;
    private final Reconciler ofWhatIsTold;
    private final Reconciler ofOwnObjects;
    private final RequestRunner runner;
    private final RemovalBreaker breaker;

    KeyRun(Carriage carriage, boolean mayRemove) {
        Capabilities capabilities = carriage.link().capabilities();
        Policy policy = carriage.policy();
        Policy full = policy.comparing(policy.aspects()).withRemovals(mayRemove);
        this.role = carriage.role();
        this.reconciler = role.reconciler(full, capabilities);
        this.ofWhatIsTold = role.reconciler(full.hintedOfEveryChange(), capabilities);
        this.ofOwnObjects = new Reconciler(ofOwnObjects(full).hintedOfEveryChange(), capabilities);
        this.runner = role.runner(carriage.link());
        this.breaker = carriage.breaker();
    }

    /**
     * The way back carries little but what an application changed there, and this was written by nobody else; each time
     * anew, so that no two writes of it are alike.
     */
    private static Policy ofOwnObjects(Policy policy) {
        return policy.acl() instanceof AclPolicy.Inverse
                ? Policy.carrying(new AclPolicy.NotCarried())
                        .withAspects(Set.of(Aspect.CONTENT))
                        .withEtags(policy.etagsAreDigests(), false)
                        .copyingUndecided(true)
                        .withLateLanding(policy.lateLanding())
                : policy;
    }

    /**
     * Works on a key until there is an outcome.
     *
     * @throws StoreException of a kind that ends the run
     */
    End work(Run run, @Nullable Receipt receipt) throws StoreException {
        return work(machine(run), reconciler.begin(run.key(), run.tries(), receipt, run.evidence(role)));
    }

    private Reconciler machine(Run run) {
        if (run.key().toString().startsWith(ReservedKeys.FOLDER)) {
            return ofOwnObjects;
        }
        return run.isOfEveryChange() ? ofWhatIsTold : reconciler;
    }

    private End work(Reconciler machine, Work begun) throws StoreException {
        Work work = begun;
        int requests = 0;
        while (true) {
            switch (machine.next(work)) {
                case Step.Ask(Request request) -> {
                    Reply reply = takesAway(work.stage()) ? withLeave(request) : runner.run(request);
                    if (reply == null) {
                        Outcome parked = new Outcome.Parked("mass-removal", String.valueOf(breaker.reason()));
                        return new End(parked, work.source(), requests);
                    }
                    work = machine.on(work, reply);
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
