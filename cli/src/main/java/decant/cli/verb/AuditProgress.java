package decant.cli.verb;

import decant.audit.Finding;
import decant.audit.FindingListener;
import decant.cli.history.PassFigures;
import decant.cli.output.Figures;
import decant.cli.output.Meter;
import decant.count.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** What an audit has compared so far, as a few lines. */
final class AuditProgress implements FindingListener {
    private final LongAdder keys = new LongAdder();
    private final LongAdder findings = new LongAdder();
    private final Meter speed = new Meter();
    private volatile Consumer<Finding> each = _ -> {};

    /** From now on takes each finding. */
    void onEach(Consumer<Finding> taker) {
        each = taker;
    }

    @Override
    public void found(Finding finding) {
        findings.increment();
        each.accept(finding);
    }

    @Override
    public void compared(long sourceKeys) {
        keys.add(sourceKeys);
    }

    /**
     * The same for those who reckon with it.
     *
     * @param step the step that the audit is made for
     * @param whole how many keys there are, as far as is known
     */
    synchronized PassFigures figures(String step, long nowNanos, Optional<Estimate> whole) {
        speed.read(nowNanos, keys.sum());
        return new PassFigures(step, keys.sum(), whole, Optional.empty(), speed.perSecond(), 0, 0, Map.of());
    }

    synchronized List<String> lines(long nowNanos, List<String> limits) {
        speed.read(nowNanos, keys.sum());
        List<String> lines = new ArrayList<>();
        lines.add(
                "  compared %s, %s  %s"
                        .formatted(
                                Figures.count(keys.sum(), "key"),
                                Figures.count(findings.sum(), "finding"),
                                Figures.perSecond(speed.perSecond())));
        limits.forEach(limit -> lines.add("  " + limit));
        return lines;
    }
}
