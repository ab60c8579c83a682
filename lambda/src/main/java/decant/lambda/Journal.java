package decant.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.live.Deed;
import decant.live.LookedAt;
import decant.reconcile.Outcome;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one invocation has to say: a line of JSON for each look at a key, for each message that was not settled, and for
 * whatever else a person should know. Safe for any number of threads.
 */
final class Journal {
    private final PrintStream out;
    private final InstantSource clock;
    private final String invocation;
    private final Figures figures = new Figures();

    /**
     * @param invocation Lambda's id of it, by which lines are found
     */
    Journal(PrintStream out, InstantSource clock, String invocation) {
        this.out = out;
        this.clock = clock;
        this.invocation = invocation;
    }

    Figures figures() {
        return figures;
    }

    /**
     * A look at a key has ended.
     *
     * @param answers what both sides answered
     * @param handedOver whether its copy was left to the next pass
     */
    void lookedAt(LookedAt run, List<String> answers, boolean handedOver) {
        figures.lookedAt(run, handedOver);
        Map<String, Object> line = line();
        line.put("key", run.key());
        line.put("outcome", handedOver ? "handed-over" : Deed.of(run.outcome()).word());
        switch (run.outcome()) {
            case Outcome.Parked(String cause, String detail) -> {
                line.put("cause", handedOver ? "too-large" : cause);
                line.put("detail", detail);
            }
            case Outcome.Again(Duration after, String cause, var _, var _, var _) -> {
                line.put("cause", cause);
                line.put("againAfterMillis", after.toMillis());
            }
            case Outcome.InSync _, Outcome.Repaired _, Outcome.Removed _, Outcome.Withheld _, Outcome.Left _ -> {}
        }
        run.lags().stream()
                .max(Duration::compareTo)
                .map(Figures::millis)
                .ifPresent(lag -> {
                    line.put("lagMillis", lag);
                    if (!run.exposureLags().isEmpty()) {
                        line.put("exposureLagMillis", lag);
                    }
                });
        line.put("requests", run.requests());
        if (!answers.isEmpty()) {
            line.put("answers", answers);
        }
        write(line);
    }

    /** A message is not understood. */
    void poison(String message, String why) {
        figures.poison();
        ended(message, "poison", why);
    }

    /** A message was not settled: it comes again. */
    void returned(String message, String why) {
        figures.returned();
        ended(message, "returned", why);
    }

    private void ended(String message, String outcome, String why) {
        Map<String, Object> line = line();
        line.put("message", message);
        line.put("outcome", outcome);
        line.put("detail", why);
        write(line);
    }

    /** Something that a person should know. */
    void trouble(String sentence) {
        Map<String, Object> line = line();
        line.put("trouble", sentence);
        write(line);
    }

    /** The same of a library's. */
    void warning(String logger, String sentence) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("time", clock.instant());
        line.put("logger", logger);
        line.put("trouble", sentence);
        write(line);
    }

    /** The metrics of the invocation. */
    void metrics(List<Map<String, Object>> documents) {
        documents.forEach(this::write);
    }

    private Map<String, Object> line() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("time", clock.instant());
        line.put("invocation", invocation);
        return line;
    }

    /** In one piece, since Lambda takes each write for a line of its own. */
    private void write(Map<String, Object> line) {
        byte[] bytes = (JsonText.of(line) + "\n").getBytes(UTF_8);
        synchronized (out) {
            out.write(bytes, 0, bytes.length);
            out.flush();
        }
    }
}
