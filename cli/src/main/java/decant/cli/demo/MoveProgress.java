package decant.cli.demo;

import decant.cli.follow.FollowFigures;
import decant.cli.output.Figures;
import decant.cli.output.Meter;
import decant.flow.LimiterView;
import decant.simulator.cdn.CdnFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is seen while a pass, a follower, users, visitors and functions work beside each other. Shown by one thread. */
final class MoveProgress {
    private final Narrator narrator;
    private final Move move;
    private final Writes writes;
    private final DemoWorld world;
    private final Visitors visitors;
    private final Scale scale;
    private volatile boolean passEnded;
    private final PassCounts counts = new PassCounts();
    private final Meter copying = new Meter();
    private final Meter writing = new Meter();

    MoveProgress(Narrator narrator, Move move, Writes writes, DemoWorld world, Visitors visitors, Scale scale) {
        this.narrator = narrator;
        this.move = move;
        this.writes = writes;
        this.world = world;
        this.visitors = visitors;
        this.scale = scale;
    }

    PassCounts counts() {
        return counts;
    }

    /** Events alone carry over what changes from now on. */
    void passEnded() {
        passEnded = true;
    }

    List<String> lines(long nowNanos) {
        long copied = move.copies().done();
        copying.read(nowNanos, copied);
        writing.read(nowNanos, writes.total());
        List<String> lines = new ArrayList<>();
        String pass = passEnded ? "the pass has ended; events go on" : speed(copying);
        lines.add(
                "copied  %s  %s  %s"
                        .formatted(Figures.count(copied, "object"), narrator.bar(copied, scale.pictures()), pass));
        FollowFigures.Snapshot live = move.figures().snapshot();
        lines.add(
                "events  %s  lag %s, 99 %% within %s"
                        .formatted(
                                Figures.count(live.messages(), "change"),
                                Figures.duration(live.lags().median()),
                                Figures.duration(live.lags().ninetyNinth())));
        lines.add("users   %s  %s".formatted(Figures.count(writes.total(), "write"), speed(writing)));
        DeedWords.lines(writes.byDeed()).forEach(line -> lines.add("        " + line));
        Sight seen = visitors.sight();
        CdnFigures cdn = world.cdn().figures();
        lines.add(
                "CDN     %s, %s out of its cache; %s hidden, %s shown too late"
                        .formatted(
                                Figures.count(seen.reads(), "read"),
                                Figures.percent(cdn.hitShare(), 1),
                                Figures.count(world.hidden().count(), "picture"),
                                Figures.count(seen.exposed())));
        lines.add(FunctionWords.now(world.functions(), narrator));
        lines.add(
                "races   %s refused, since the object had just changed"
                        .formatted(Figures.count(move.copies().refused(), "copy", "copies")));
        lines.addAll(limits());
        return lines;
    }

    private List<String> limits() {
        LimiterView limits = move.gates().targetLimits();
        List<String> lines = new ArrayList<>();
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
