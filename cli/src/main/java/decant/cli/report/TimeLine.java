package decant.cli.report;

import decant.cli.output.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The phases, what was done in them, and when a process was at it: one bar each, on one scale. */
final class TimeLine {
    private static final String BAR = "22";

    private final Story story;
    private final TimeScale scale;

    TimeLine(Story story, Instant begin) {
        this.story = story;
        this.scale = new TimeScale(begin, story.until());
    }

    void write(Markup out) {
        out.open("div", "class", "timeline");
        row(out, "phase", story.phases(), "phase");
        bySteps().forEach((step, spans) -> row(out, step, spans, "step"));
        row(out, "process", story.processes(), "process");
        out.open("div", "class", "row").leaf("span", "", "class", "label").open("div", "class", "times");
        for (TimeScale.Named named : scale.named()) {
            out.leaf("span", named.words(), "style", "left:" + TimeScale.percent(named.share()));
        }
        out.close().close().close();
        out.open("p", "class", "legend");
        story.phases().stream()
                .map(Story.Span::words)
                .distinct()
                .forEach(phase -> {
                    out.open("span", "class", "key").open("svg", "width", "12", "height", "12", "aria-hidden", "true");
                    out.shape("rect", "class", "bar phase-" + phase, "width", "12", "height", "12", "rx", "3");
                    out.close().text(phase).close();
                });
        out.close();
    }

    private Map<String, List<Story.Span>> bySteps() {
        Map<String, List<Story.Span>> steps = new LinkedHashMap<>();
        story.steps().forEach(span -> steps.computeIfAbsent(span.words(), _ -> new ArrayList<>()).add(span));
        return steps;
    }

    private void row(Markup out, String label, List<Story.Span> spans, String style) {
        out.open("div", "class", "row").leaf("span", label, "class", "label").open("div", "class", "track");
        out.open("svg", "class", style, "height", BAR, "role", "img", "aria-label", label + ": " + told(spans));
        for (Story.Span span : spans) {
            double begin = scale.share(span.begin());
            // What took no time at all is seen all the same.
            double wide = Math.max(scale.share(span.end()) - begin, 0.002);
            out.open(
                    "rect",
                    "class",
                    "bar " + style + "-" + span.words(),
                    "x",
                    TimeScale.percent(Math.min(begin, 0.998)),
                    "width",
                    TimeScale.percent(wide),
                    "height",
                    "100%",
                    "rx",
                    "3");
            out.leaf("title", span.words() + ", " + TimeScale.words(span.begin()) + ", " + took(span)).close();
        }
        out.close().close().leaf("span", sum(spans), "class", "took").close();
    }

    private static String sum(List<Story.Span> spans) {
        Duration sum = spans.stream().map(Story.Span::took).reduce(Duration.ZERO, Duration::plus);
        return Figures.duration(sum);
    }

    private static String told(List<Story.Span> spans) {
        return String.join("; ", spans.stream().map(span -> span.words() + " for " + took(span)).toList());
    }

    private static String took(Story.Span span) {
        return Figures.duration(span.took()) + (span.open() ? " so far" : "");
    }
}
