package decant.cli.demo;

import decant.cli.output.Figures;
import decant.cli.output.Meter;
import decant.simulator.cdn.CdnFigures;
import java.util.ArrayList;
import java.util.List;

/** What is seen while a migration, users, visitors and functions work beside each other. Shown by one thread. */
final class DemoProgress {
    private final Narrator narrator;
    private final Demo.Cast cast;
    private final Meter writing = new Meter();

    DemoProgress(Narrator narrator, Demo.Cast cast) {
        this.narrator = narrator;
        this.cast = cast;
    }

    List<String> lines(long nowNanos) {
        Application application = cast.application();
        DemoWorld world = cast.world();
        writing.read(nowNanos, application.writes().total());
        List<String> lines = new ArrayList<>();
        long moved = world.regions().pictures(Side.TARGET);
        long all = world.regions().pictures(Side.SOURCE);
        lines.add("moved   %s  %s".formatted(Figures.count(moved, "object"), narrator.bar(moved, all)));
        String users = speed(writing);
        lines.add("users   %s  %s".formatted(Figures.count(application.writes().total(), "write"), users).strip());
        lines.add("uploads " + uploads(application.times()));
        Sight seen = cast.visitors().sight();
        CdnFigures cdn = world.cdn().figures();
        lines.add(
                "CDN     %s, %s out of its cache; %s hidden, %s shown too late"
                        .formatted(
                                Figures.count(seen.reads(), "read"),
                                Figures.percent(cdn.hitShare(), 1),
                                Figures.count(world.hidden().count(), "picture"),
                                Figures.count(seen.exposed())));
        lines.add(FunctionWords.now(world.functions(), narrator));
        return lines;
    }

    /** Half of the uploads stay within this. */
    static String uploads(UploadTimes times) {
        List<String> words = new ArrayList<>();
        for (Side side : Side.values()) {
            if (times.count(side) > 0) {
                words.add(
                        "%s to the %s"
                                .formatted(
                                        Figures.duration(times.within(side, 50)),
                                        side == Side.SOURCE ? "source" : "target"));
            }
        }
        return String.join(", ", words);
    }

    /** Nothing until it is known. */
    private static String speed(Meter meter) {
        return meter.perSecond() > 0 ? Figures.perSecond(meter.perSecond()) : "";
    }
}
