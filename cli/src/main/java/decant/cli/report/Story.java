package decant.cli.report;

import decant.cli.budget.Counted;
import decant.cli.budget.Places;
import decant.cli.ledger.ChronicleRow;
import decant.cli.migration.Remembered;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What follows from the facts.
 *
 * @param made when the report was
 */
record Story(ReportFacts facts, Instant made) {
    /**
     * Something that lasted.
     *
     * @param words what
     * @param open whether it still lasts
     */
    record Span(String words, Instant begin, Instant end, boolean open) {
        Duration took() {
            return Duration.between(begin, end);
        }
    }

    /** When it was begun; empty where nobody wrote that down. */
    Optional<Instant> begun() {
        return facts.chronicle().rows().stream().map(ChronicleRow::at).min(Instant::compareTo);
    }

    /** Until when it is told of: now while it runs, and otherwise when a process was last at it. */
    Instant until() {
        if (facts.standing().running()) {
            return made;
        }
        String alive = facts.rows().get(Keeper.ALIVE);
        Instant last = facts.chronicle().rows().stream().map(ChronicleRow::at).max(Instant::compareTo).orElse(made);
        return alive == null || Instant.parse(alive).isBefore(last) ? last : Instant.parse(alive);
    }

    /** How long processes were at it, without the times between. */
    Duration worked() {
        return processes().stream().map(Span::took).reduce(Duration.ZERO, Duration::plus);
    }

    /** The processes that were at it. */
    List<Span> processes() {
        List<Span> spans = new ArrayList<>();
        Instant begin = null;
        for (ChronicleRow row : facts.chronicle().rows()) {
            if (row.kind().equals(Remembered.PROCESS_BEGAN)) {
                begin = row.at();
            } else if (row.kind().equals(Remembered.PROCESS_ENDED) && begin != null) {
                spans.add(new Span("process", begin, row.at(), false));
                begin = null;
            }
        }
        if (begin != null) {
            spans.add(new Span("process", begin, until(), facts.standing().running()));
        }
        return spans;
    }

    /** The phases one after the other. */
    List<Span> phases() {
        List<Span> spans = new ArrayList<>();
        ChronicleRow last = null;
        for (ChronicleRow row : facts.chronicle().rows()) {
            if (row.kind().equals(Remembered.PHASE)) {
                if (last != null) {
                    spans.add(new Span(last.text(), last.at(), row.at(), false));
                }
                last = row;
            }
        }
        if (last != null) {
            spans.add(new Span(last.text(), last.at(), until(), facts.standing().running()));
        }
        return spans;
    }

    /** What was done at each step, while processes were at it. A step that was gone on with has several. */
    List<Span> steps() {
        List<Span> spans = new ArrayList<>();
        ChronicleRow last = null;
        for (ChronicleRow row : facts.chronicle().rows()) {
            boolean ends = row.kind().equals(Remembered.PROCESS_ENDED) || isConverged(row);
            if (last != null && (ends || row.kind().equals(Remembered.STEP))) {
                spans.add(new Span(last.text(), last.at(), row.at(), false));
                last = null;
            }
            if (row.kind().equals(Remembered.STEP)) {
                last = row;
            }
        }
        if (last != null) {
            spans.add(new Span(last.text(), last.at(), until(), facts.standing().running()));
        }
        return spans;
    }

    /** What is done from then on is following, and no step. */
    private static boolean isConverged(ChronicleRow row) {
        return row.kind().equals(Remembered.VERIFIED)
                || (row.kind().equals(Remembered.PHASE) && row.text().equals("converged"));
    }

    /** The last certificate exactly as it was written down; {@code null} where nothing was verified. */
    @Nullable String certificate() {
        return facts.rows().get(Keeper.CERTIFICATE);
    }

    /** How often it was verified. */
    int verifications() {
        return of(Remembered.VERIFIED).size();
    }

    List<ChronicleRow> of(String kind) {
        return facts.chronicle().rows().stream().filter(row -> row.kind().equals(kind)).toList();
    }

    Counted counted() {
        return Counted.in(facts.rows());
    }

    Optional<Places> places() {
        return Places.in(facts.rows());
    }
}
