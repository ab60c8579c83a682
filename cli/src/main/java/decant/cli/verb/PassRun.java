package decant.cli.verb;

import decant.backfill.Backfill;
import decant.backfill.BackfillListener;
import decant.backfill.BackfillOptions;
import decant.cli.buckets.Gates;
import decant.cli.history.PassFigures;
import decant.ledger.Ledger;
import decant.ledger.ParkedKey;
import decant.model.ObjectKey;
import decant.reconcile.KeyClaims;
import decant.reconcile.Policy;
import decant.reconcile.Verdict;
import decant.store.Link;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** One pass, and what it shows while it runs. */
final class PassRun implements BackfillListener {
    private final PassProgress progress;
    private final Backfill backfill;
    private final Gates gates;
    private final Runnable parked;
    private final AtomicReference<Consumer<String>> said;

    /**
     * A pass that has not begun.
     *
     * @param eachLeft takes a line for each key that is left or parked
     * @param parked runs when a key was parked
     */
    PassRun(
            Environment environment,
            Link link,
            Ledger ledger,
            Policy policy,
            BackfillOptions options,
            Gates gates,
            KeyClaims claims,
            boolean endsAtNonPublic,
            Consumer<String> eachLeft,
            Runnable parked) {
        this.said = new AtomicReference<>(eachLeft);
        this.gates = gates;
        this.parked = parked;
        this.progress =
                new PassProgress(
                        ledger.counts(), ledger.parkedCount(), endsAtNonPublic, line -> said.get().accept(line));
        this.backfill =
                new Backfill(
                        link,
                        ledger,
                        policy,
                        options,
                        PairVerb.threads(),
                        environment.clock(),
                        time -> PairVerb.sleepUntil(environment, time),
                        this,
                        claims);
    }

    Backfill backfill() {
        return backfill;
    }

    /** Lines for keys go there, too. */
    void alsoSayTo(Consumer<String> lines) {
        said.updateAndGet(before -> before.andThen(lines));
    }

    /** What to show now. */
    List<String> lines() {
        return progress.lines(System.nanoTime(), backfill.keysLeft(), gates.reasons());
    }

    /** The same for those who reckon with it, in a pass made for a step. */
    PassFigures figures(String step) {
        return progress.figures(step, System.nanoTime(), backfill.keysLeft());
    }

    @Override
    public void counted(Map<String, Long> deltas) {
        progress.counted(deltas);
    }

    @Override
    public void inHand(int keys) {
        progress.inHand(keys);
    }

    @Override
    public void left(ObjectKey key, Verdict verdict) {
        progress.left(key, verdict);
    }

    @Override
    public void parked(ParkedKey key) {
        progress.parked(key);
        parked.run();
    }

    @Override
    public void waiting(String reason) {
        progress.waiting(reason);
    }
}
