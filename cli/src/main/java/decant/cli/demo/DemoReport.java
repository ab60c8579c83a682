package decant.cli.demo;

import decant.cli.ending.ExitCode;
import decant.cli.output.Figures;
import decant.simulator.cdn.CdnFigures;
import decant.simulator.functions.FunctionFigures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a demo amounted to, for people and for scripts.
 *
 * @param play what was played
 * @param writes what users did meanwhile
 * @param requests how the application's requests fared
 * @param times how long its uploads took
 * @param found what it found in its bucket at the end
 * @param hidden how often a picture was made private or deleted
 * @param slots that the account's functions share
 * @param kills of the program that moved it
 */
record DemoReport(
        Play play,
        Way way,
        Map<Deed, Long> writes,
        Requests.Counts requests,
        UploadTimes times,
        Inventory.Result found,
        Stranger.Sight stranger,
        long hidden,
        Sight visitors,
        CdnFigures cdn,
        int slots,
        List<FunctionFigures> functions,
        int kills,
        Duration took) {
    /**
     * How far it went.
     *
     * @param migration what it said of itself last
     * @param read what was read at the target meanwhile
     */
    record Way(boolean switched, boolean finished, Map<String, Object> migration, Reader.Sight read) {
        /** The same after the program that was to end has ended, in whatever way. */
        Way andEnded(boolean well) {
            return new Way(switched, finished && well, migration, read);
        }

        private Map<?, ?> figures(String group) {
            return migration.get(group) instanceof Map<?, ?> map ? map : Map.of();
        }

        private long number(String group, String name) {
            return figures(group).get(name) instanceof Number number ? number.longValue() : 0;
        }

        private Duration time(String name) {
            return Duration.ofMillis(number("live", name));
        }
    }

    static DemoReport of(Play play, Way way, Demo.Cast cast, Inventory.Result found, int kills, Duration took) {
        DemoWorld world = cast.world();
        return new DemoReport(
                play,
                way,
                cast.application().writes().byDeed(),
                world.requests().counts(),
                cast.application().times(),
                found,
                cast.stranger().sight(),
                world.hidden().count(),
                cast.visitors().sight(),
                world.cdn().figures(),
                world.functions().slots(),
                world.functions().figures(),
                kills,
                took);
    }

    DemoVerdict verdict() {
        return DemoVerdict.of(
                stranger.shown() + visitors.exposed(),
                requests.failed() + visitors.failed(),
                way.read().late(),
                found.wrong(),
                way.finished());
    }

    ExitCode exitCode() {
        return verdict().exitCode();
    }

    long written() {
        return writes.values().stream().mapToLong(Long::longValue).sum();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(verdict().line());
        addMove(lines);
        addWitnesses(lines);
        addProof(lines);
        lines.add(line("took", Figures.duration(took)));
        play.report().ifPresent(page -> lines.add(line("report", page.toString())));
        return lines;
    }

    private void addMove(List<String> lines) {
        lines.add(
                line(
                        "moved",
                        "%s, %s, while %d users wrote %s:"
                                .formatted(
                                        Figures.count(found.pictures(), "picture"),
                                        Figures.bytes(found.bytes()),
                                        play.scale().users(),
                                        Figures.count(written(), "time"))));
        DeedWords.lines(writes).forEach(words -> lines.add(line("", words)));
        lines.add(carried());
        for (Side side : Side.values()) {
            lines.add(line(side == Side.SOURCE ? "uploads" : "", uploads(side)));
        }
    }

    /** By one life, or by how many. */
    private String carried() {
        return play.isKilled()
                ? line("killed", "%s, and begun again".formatted(Figures.count(kills, "time")))
                : line(
                        "live",
                        "%s carried over by events in %s, 99 %% within %s"
                                .formatted(
                                        Figures.count(way.number("live", "messages"), "change"),
                                        Figures.duration(way.time("lagMedianMillis")),
                                        Figures.duration(way.time("lagP99Millis"))));
    }

    private String uploads(Side side) {
        return "%s to the %s: half within %s, 95 %% within %s"
                .formatted(
                        Figures.count(times.count(side)),
                        side == Side.SOURCE ? "source" : "target",
                        Figures.duration(times.within(side, 50)),
                        Figures.duration(times.within(side, 95)));
    }

    private void addWitnesses(List<String> lines) {
        lines.add(
                line(
                        "application",
                        "%s answered, %s sent again, %s"
                                .formatted(
                                        Figures.count(requests.answered(), "request"),
                                        Figures.count(requests.repeated()),
                                        noneOr(requests.failed(), "failed"))));
        if (requests.failed() > 0) {
            lines.add(line("", requests.firstFailure()));
        }
        lines.add(
                line(
                        "visitors",
                        "%s through the CDN, %s out of its cache, %s"
                                .formatted(
                                        Figures.count(visitors.reads(), "read"),
                                        Figures.percent(cdn.hitShare(), 1),
                                        noneOr(visitors.failed(), "failed"))));
        lines.add(
                line(
                        "behind",
                        "%s of what was new: the target was %s"
                                .formatted(
                                        Figures.count(way.read().reads(), "read"),
                                        way.read().behind().isZero()
                                                ? "never behind"
                                                : "at most " + Figures.duration(way.read().behind()) + " behind")));
        if (!way.read().first().isEmpty()) {
            lines.add(line("", way.read().first()));
        }
        lines.add(
                line(
                        "hidden",
                        "%s made private or deleted, %s shown too late in %s"
                                .formatted(
                                        Figures.count(hidden),
                                        visitors.exposed() == 0 ? "none" : Figures.count(visitors.exposed()),
                                        Figures.count(visitors.looks(), "look"))));
        lines.add(
                line(
                        "",
                        visitors.open().entrySet().stream()
                                .map(place -> place.getKey() + " " + time(place.getValue()))
                                .collect(Collectors.joining(", ", "seen: ", ""))));
        if (!visitors.first().isEmpty()) {
            lines.add(line("", visitors.first()));
        }
        lines.add(
                line(
                        "exposed",
                        "%s never public: a stranger tried %s"
                                .formatted(
                                        stranger.shown() == 0
                                                ? "nothing that was"
                                                : Figures.count(stranger.shown(), "look") + " at what was",
                                        Figures.count(stranger.tries(), "time"))));
        lines.add(line("functions", Figures.count(slots, "slot") + " for all of the account:"));
        FunctionWords.lines(functions).forEach(words -> lines.add(line("", words)));
    }

    private static String time(Duration open) {
        return open.isZero() ? "never" : "up to " + Figures.duration(open);
    }

    private static String noneOr(long number, String what) {
        return (number == 0 ? "none" : Figures.count(number)) + " " + what;
    }

    private void addProof(List<String> lines) {
        lines.add(line("compared", String.valueOf(way.figures("cutover").get("certificate"))));
        lines.add(
                line(
                        "proven",
                        "%s looked for by the application, %s"
                                .formatted(
                                        Figures.count(found.looks()),
                                        found.wrong() == 0
                                                ? "all as their users left them"
                                                : Figures.count(found.wrong()) + " otherwise")));
        if (found.wrong() > 0) {
            lines.add(line("", found.first()));
        }
    }

    private static String line(String label, String text) {
        return "  %-12s%s".formatted(label, text);
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("seed", play.seed());
        document.put("verdict", verdict().name());
        document.put("switched", way.switched());
        document.put("finished", way.finished());
        document.put("kills", kills);
        Map<String, Object> deeds = new LinkedHashMap<>();
        writes.forEach((deed, count) -> deeds.put(deed.name(), count));
        document.put("writesMeanwhile", written());
        document.put("writes", deeds);
        document.put("requestsAnswered", requests.answered());
        document.put("requestsSentAgain", requests.repeated());
        document.put("requestsFailed", requests.failed());
        document.put("changesFollowed", way.number("live", "messages"));
        document.put("lagMedianMillis", way.time("lagMedianMillis").toMillis());
        document.put("lagP99Millis", way.time("lagP99Millis").toMillis());
        Map<String, Object> uploads = new LinkedHashMap<>();
        for (Side side : Side.values()) {
            uploads.put(side.name() + "Millis", times.within(side, 50).toMillis());
        }
        document.put("uploadMedian", uploads);
        document.put("strangerTries", stranger.tries());
        document.put("strangerShown", stranger.shown());
        document.put("readsAtTarget", way.read().reads());
        document.put("readBehindMillis", way.read().behind().toMillis());
        document.put("readTooLate", way.read().late());
        document.put("hidden", hidden);
        document.put("visitors", visitors.document());
        document.put("cdnHits", cdn.hits());
        document.put("cdnMisses", cdn.misses());
        Map<String, Object> throttled = new LinkedHashMap<>();
        functions.forEach(each -> throttled.put(each.name(), each.throttled()));
        document.put("throttled", throttled);
        document.put("looks", found.looks());
        document.put("pictures", found.pictures());
        document.put("bytes", found.bytes());
        document.put("wrong", found.wrong());
        document.put("migration", way.migration());
        document.put("tookMillis", took.toMillis());
        return document;
    }
}
