package decant.cli.demo;

import decant.cli.output.Figures;
import decant.cli.output.Meter;
import decant.flow.LimiterView;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is seen while a pass and users work beside each other. Shown by one thread. */
final class MoveProgress {
    private final Narrator narrator;
    private final Move move;
    private final Writes writes;
    private final long expected;
    private final PassCounts counts = new PassCounts();
    private final Meter copying = new Meter();
    private final Meter writing = new Meter();

    /**
     * @param expected about how many objects will be copied
     */
    MoveProgress(Narrator narrator, Move move, Writes writes, long expected) {
        this.narrator = narrator;
        this.move = move;
        this.writes = writes;
        this.expected = expected;
    }

    PassCounts counts() {
        return counts;
    }

    List<String> lines(long nowNanos) {
        long copied = move.copies().done();
        copying.read(nowNanos, copied);
        writing.read(nowNanos, writes.total());
        LimiterView limits = move.gates().targetLimits();
        List<String> lines = new ArrayList<>();
        lines.add(
                "copied  %s  %s  %s"
                        .formatted(Figures.count(copied, "object"), narrator.bar(copied, expected), speed(copying)));
        lines.add("users   %s  %s".formatted(Figures.count(writes.total(), "write"), speed(writing)));
        DeedWords.lines(writes.byDeed()).forEach(line -> lines.add("        " + line));
        lines.add(
                "races   %s refused, since the object had just changed"
                        .formatted(Figures.count(move.copies().refused(), "copy", "copies")));
        lines.add("limits  %s in flight at the target".formatted(Figures.count(limits.inFlight())));
        // A limit that is still being found, or a cap that holds, is no news to those who only watch.
        boolean troubled = limits.ranges().stream().anyMatch(range -> range.trouble() != null);
        Stream.of(troubled ? limits.reason() : "", counts.waiting())
                .filter(reason -> !reason.isEmpty())
                .forEach(reason -> lines.add("        " + reason));
        return lines;
    }

    /** Nothing until it is known. */
    private static String speed(Meter meter) {
        return meter.perSecond() > 0 ? Figures.perSecond(meter.perSecond()) : "";
    }
}
