package decant.cli.verb;

import decant.backfill.BackfillListener;
import decant.backfill.Tally;
import decant.cli.ending.Refusal;
import decant.cli.history.PassFigures;
import decant.cli.output.Figures;
import decant.cli.output.Forecast;
import decant.cli.output.Keys;
import decant.cli.output.Meter;
import decant.cli.output.Verdicts;
import decant.count.Estimate;
import decant.ledger.ParkedKey;
import decant.model.ObjectKey;
import decant.reconcile.Outcome;
import decant.reconcile.Verdict;
import decant.source.KeysLeft;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a pass has done so far, as a few lines. Safe for any number of threads. */
final class PassProgress implements BackfillListener {
    private static final List<String> SHOWN =
            List.of(
                    Tally.EQUAL,
                    Tally.MISSING,
                    Tally.DIFFERENT,
                    Tally.REPAIRED,
                    Tally.REMOVED,
                    Tally.WITHHELD,
                    Tally.SURPLUS,
                    Tally.EXPOSED,
                    Tally.UNDECIDED);

    private final Map<String, Long> counts;
    private final boolean endsAtNonPublic;
    private final Consumer<String> said;
    private final Meter done = new Meter();
    private final Meter copied = new Meter();
    private final Meter copiedBytes = new Meter();
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
        long open = inHand.sum();
        long all = read(nowNanos);
        List<String> lines = new ArrayList<>();
        lines.add(
                "  done    "
                        + Figures.count(all, "key")
                        + speed(done)
                        + (open > 0 ? ", " + Figures.count(open) + " of them in pages not yet confirmed" : ""));
        if (count(Tally.COPIED) > 0) {
            lines.add(
                    "  copied  "
                            + Figures.count(count(Tally.COPIED), "object")
                            + ", "
                            + Figures.bytes(count(Tally.COPIED_BYTES))
                            + speed(copied));
        }
        String others =
                Stream.concat(
                                SHOWN.stream().filter(name -> count(name) > 0).map(name -> words(name, count(name))),
                                parked > 0 ? Stream.of(words("parked", parked)) : Stream.empty())
                        .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            lines.add("  " + others);
        }
        whole(left).ifPresent(whole -> lines.add("  " + whole(nowNanos, whole)));
        if (!waiting.isEmpty()) {
            lines.add("  " + waiting);
        }
        limits.forEach(limit -> lines.add("  " + limit));
        return lines;
    }

    /**
     * The same for those who reckon with it.
     *
     * @param step the step that the pass is made for
     * @param left of the listings, as far as is known
     */
    synchronized PassFigures figures(String step, long nowNanos, Optional<KeysLeft> left) {
        long all = read(nowNanos);
        Optional<Estimate> whole = whole(left);
        return new PassFigures(
                step,
                all,
                whole,
                whole.flatMap(keys -> left(nowNanos, keys)),
                done.perSecond(),
                copied.perSecond(),
                copiedBytes.perSecond(),
                counts);
    }

    /** Reads the meters; how many keys were dealt with. */
    private long read(long nowNanos) {
        long all = count(Tally.SOURCE_KEYS) + inHand.sum();
        done.read(nowNanos, all);
        copied.read(nowNanos, count(Tally.COPIED));
        copiedBytes.read(nowNanos, count(Tally.COPIED_BYTES));
        return all;
    }

    private Optional<Estimate> whole(Optional<KeysLeft> left) {
        return left.filter(rest -> rest.most() > 0)
                .flatMap(rest -> Estimate.of(count(Tally.SOURCE_KEYS), count(Tally.SOURCE_KEYS), rest));
    }

    private String whole(long nowNanos, Estimate whole) {
        return Figures.about(whole.keys(), whole.error())
                + " keys in all"
                + left(nowNanos, whole).map(time -> ", about " + Figures.duration(time) + " left").orElse("");
    }

    private Optional<Duration> left(long nowNanos, Estimate whole) {
        double keysLeft = (double) whole.keys() - count(Tally.SOURCE_KEYS) - inHand.sum();
        return forecast.left(nowNanos, keysLeft, done.perSecond());
    }

    private static String words(String name, long number) {
        return name + " " + Figures.count(number);
    }

    /** Nothing until it is known. */
    private static String speed(Meter meter) {
        return meter.perSecond() > 0 ? "  " + Figures.perSecond(meter.perSecond()) : "";
    }

    private long count(String name) {
        return counts.getOrDefault(name, 0L);
    }
}
