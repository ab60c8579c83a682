package decant.cli.verb;

import decant.backfill.BackfillListener;
import decant.backfill.Tally;
import decant.cli.ending.Refusal;
import decant.cli.output.Figures;
import decant.cli.output.Forecast;
import decant.cli.output.Keys;
import decant.cli.output.Meter;
import decant.count.Estimate;
import decant.ledger.ParkedKey;
import decant.model.ObjectKey;
import decant.reconcile.Outcome;
import decant.reconcile.Verdict;
import decant.source.KeysLeft;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** What a pass has done so far, as a few lines. Safe for any number of threads. */
final class PassProgress implements BackfillListener {
    private final Map<String, Long> counts;
    private final boolean endsAtNonPublic;
    private final Consumer<String> said;
    private final Meter listed = new Meter();
    private final Meter copied = new Meter();
    private final Forecast forecast = new Forecast();
    private final LongAdder inHand = new LongAdder();
    private long parked;
    private String waiting = "";

    /**
     * Goes on from what earlier processes of the pass did.
     *
     * @param endsAtNonPublic whether the first object that is not public ends the run
     * @param said takes a line for each key that is left or parked
     */
    PassProgress(Map<String, Long> before, long parkedBefore, boolean endsAtNonPublic, Consumer<String> said) {
        this.counts = new TreeMap<>(before);
        this.parked = parkedBefore;
        this.endsAtNonPublic = endsAtNonPublic;
        this.said = said;
    }

    @Override
    public synchronized void counted(Map<String, Long> deltas) {
        deltas.forEach((name, delta) -> counts.merge(name, delta, Long::sum));
        waiting = "";
    }

    @Override
    public void inHand(int keys) {
        inHand.add(keys);
    }

    @Override
    public void left(ObjectKey key, Verdict verdict) {
        said.accept(Verdicts.words(verdict) + "  " + Keys.shown(key));
    }

    @Override
    public void parked(ParkedKey key) {
        if (endsAtNonPublic && key.cause().equals(Outcome.Parked.NOT_PUBLIC)) {
            throw Refusal.harm(
                    Keys.shown(key.key())
                            + " is not public at the source, and --non-public abort ends the run at the first such"
                            + " object; nothing of it was copied.");
        }
        synchronized (this) {
            parked++;
        }
        said.accept("parked (" + key.cause() + ")  " + Keys.shown(key.key()) + ": " + key.detail());
    }

    @Override
    public synchronized void waiting(String reason) {
        waiting = reason;
    }

    /**
     * What to show now.
     *
     * @param left of the listings, as far as is known
     * @param limits why it does not go faster
     */
    synchronized List<String> lines(long nowNanos, Optional<KeysLeft> left, List<String> limits) {
        listed.read(nowNanos, count(Tally.SOURCE_KEYS));
        copied.read(nowNanos, count(Tally.COPIED));
        List<String> lines = new ArrayList<>();
        lines.add(
                "  listed  "
                        + Figures.count(count(Tally.SOURCE_KEYS), "key")
                        + "  "
                        + Figures.perSecond(listed.perSecond()));
        lines.add(
                "  copied  "
                        + Figures.count(count(Tally.COPIED), "object")
                        + ", "
                        + Figures.bytes(count(Tally.COPIED_BYTES))
                        + "  "
                        + Figures.perSecond(copied.perSecond()));
        lines.add(
                "  equal "
                        + Figures.count(count(Tally.EQUAL))
                        + ", repaired "
                        + Figures.count(count(Tally.REPAIRED))
                        + ", parked "
                        + Figures.count(parked)
                        + (inHand.sum() > 0 ? "; done in open pages " + Figures.count(inHand.sum()) : ""));
        left.filter(rest -> rest.most() > 0)
                .flatMap(rest -> Estimate.of(count(Tally.SOURCE_KEYS), count(Tally.SOURCE_KEYS), rest))
                .ifPresent(all -> lines.add("  " + all(nowNanos, all)));
        if (!waiting.isEmpty()) {
            lines.add("  " + waiting);
        }
        limits.forEach(limit -> lines.add("  " + limit));
        return lines;
    }

    private String all(long nowNanos, Estimate all) {
        double keysLeft = (double) all.keys() - count(Tally.SOURCE_KEYS);
        return Figures.about(all.keys(), all.error())
                + " keys in all"
                + forecast.left(nowNanos, keysLeft, listed.perSecond())
                        .map(time -> ", about " + Figures.duration(time) + " left")
                        .orElse("");
    }

    private long count(String name) {
        return counts.getOrDefault(name, 0L);
    }
}
