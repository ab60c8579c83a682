package decant.cli.report;

import decant.cli.ledger.SaidLine;
import decant.cli.output.Keys;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The report as one page of HTML that refers to nothing outside of itself and runs nothing: a browser is told so as
 * well. Keys and sentences that others chose cannot become markup, since {@link Markup} has no way to write any.
 */
public final class ReportPage {
    /** Lines of the log that are shown; the last ones. */
    private static final int MAX_SAID = 400;

    private static final String NOTHING_FROM_OUTSIDE = "default-src 'none'; style-src 'unsafe-inline'";

    private final ReportInput input;
    private final Story story;
    private final @Nullable Proof proof;
    private final Markup out = new Markup();

    private ReportPage(ReportInput input) {
        this.input = input;
        this.story = input.story();
        String certificate = story.certificate();
        this.proof = certificate == null ? null : Proof.of(certificate);
    }

    /** The text of the page. */
    public static String of(ReportInput input) {
        return new ReportPage(input).page();
    }

    private String page() {
        out.open("html", "lang", "en").open("head").empty("meta", "charset", "utf-8");
        out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        out.empty("meta", "http-equiv", "Content-Security-Policy", "content", NOTHING_FROM_OUTSIDE);
        out.empty("meta", "name", "color-scheme", "content", "light dark");
        out.leaf("title", "Migration of " + input.source()).style(sheet());
        out.close().open("body").open("main");
        new Headline(input, story, proof).write(out);
        timeLine();
        section("Gates", this::gates);
        section("What was moved", () -> MovedSection.write(out, story));
        section("The proof", () -> ProofSection.write(out, proof, story.verifications()));
        section("How it went", () -> CourseSection.write(out, input.facts()));
        section("Upload times", this::latency);
        section("Keys that were parked", () -> KeysSection.write(out, input.facts()));
        section("Money", () -> MoneySection.write(out, input.bill(), input.budgetDollars()));
        section("What this does not show", this::limits);
        section("Log", this::log);
        out.leaf(
                "footer",
                "Made by decant " + input.version() + " at " + TimeScale.words(input.made()) + ". All times are UTC.");
        out.close().close().close();
        return out.page();
    }

    private void section(String heading, Runnable content) {
        out.open("section").leaf("h2", heading);
        content.run();
        out.close();
    }

    private void timeLine() {
        story.begun()
                .ifPresent(begun ->
                        section(
                                "Time line",
                                () -> {
                                    new TimeLine(story, begun).write(out);
                                    out.leaf(
                                            "p",
                                            "From "
                                                    + TimeScale.words(begun)
                                                    + " to "
                                                    + TimeScale.words(story.until())
                                                    + ".",
                                            "class",
                                            "soft");
                                }));
    }

    private void gates() {
        if (input.facts().standing().isFinished()) {
            out.leaf("p", "The migration is finished: nothing waits for them any more.", "class", "soft");
            return;
        }
        List<GateState> gates = input.facts().standing().gates();
        if (gates.isEmpty()) {
            out.leaf("p", "They were not judged yet.", "class", "soft");
            return;
        }
        out.open("ul", "class", "gates");
        for (GateState gate : gates) {
            out.open("li", "class", gate.open() ? "open" : "closed");
            out.leaf("span", gate.open() ? "open" : "closed", "class", "badge");
            out.leaf("strong", gate.gate()).leaf("span", Keys.shown(gate.reason()), "class", "soft").close();
        }
        out.close();
        Instant seen = input.facts().standing().seen();
        if (!input.facts().standing().running()) {
            out.leaf("p", "As they were seen at " + TimeScale.words(seen) + ".", "class", "soft");
        }
    }

    private void latency() {
        input.latency()
                .ifPresentOrElse(
                        course -> LatencySection.write(out, course),
                        () ->
                                out.leaf(
                                        "p",
                                        "None were measured. 'decant latency' measures them, and this report shows"
                                                + " them then.",
                                        "class",
                                        "soft"));
    }

    private void limits() {
        out.open("ul");
        Limits.of(story, proof).forEach(limit -> out.leaf("li", limit));
        out.close();
    }

    private void log() {
        List<SaidLine> said = input.facts().history().lines();
        List<SaidLine> shown = said.subList(Math.max(0, said.size() - MAX_SAID), said.size());
        out.open("details").leaf("summary", "What was said, " + shown.size() + " of " + said.size() + " lines");
        out.open("ol", "class", "log");
        for (SaidLine row : shown) {
            out.open("li").leaf("time", TimeScale.words(row.at())).leaf("span", Keys.shown(row.line())).close();
        }
        out.close().close();
    }

    private static String sheet() {
        try (InputStream in = ReportPage.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new IllegalStateException("The style sheet is missing from the program.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
