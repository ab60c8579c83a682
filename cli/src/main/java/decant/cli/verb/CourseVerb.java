package decant.cli.verb;

import decant.cli.cutover.CutoverAnswers;
import decant.cli.cutover.Journal;
import decant.cli.ending.Ending;
import decant.cli.ending.ExitCode;
import decant.cli.ending.Refusal;
import decant.cli.migration.ControlSocket;
import decant.cli.output.Confirmation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** A verb by which the application of a running migration goes somewhere, and which tells how it goes. */
abstract class CourseVerb extends MigrateVerb {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /** As many as a gate lets pass. */
    private static final int MAX_ACCEPTED = 100;

    @Option(names = "--yes", description = "Do not ask for a typed confirmation.")
    private boolean yes;

    @Option(
            names = "--accept",
            paramLabel = "KEY",
            description = "Take this parked key as it is on both sides. May be given up to 100 times.")
    private List<String> accepted = new ArrayList<>();

    /** The request, without the keys that are accepted. */
    abstract List<String> request();

    /** What is about to happen, in a sentence. */
    abstract String question();

    @Override
    public final Ending run(Environment environment) throws InterruptedException {
        if (accepted.size() > MAX_ACCEPTED) {
            throw Refusal.usage("--accept takes up to " + MAX_ACCEPTED + " keys: so many are to be looked at first.");
        }
        if (!yes) {
            Confirmation.ask(environment.console(), question(), targetSettings().uri().bucket());
        }
        List<String> words = new ArrayList<>(request());
        words.addAll(accepted);
        ControlSocket.Answer answer = ask(environment, words).orElseThrow(this::noneRuns);
        String text = answer.text().strip();
        if (answer.exitCode() != ExitCode.OK) {
            throw Refusal.harm(text);
        }
        return follow(environment, Integer.parseInt(text));
    }

    private Refusal noneRuns() {
        return Refusal.file(
                "No migration from %s to %s runs on this machine; 'decant migrate start' begins it, or goes on."
                        .formatted(sourceName(), targetName()));
    }

    /** Tells what happens, until nothing more does. Whoever stops this verb stops nothing else. */
    private Ending follow(Environment environment, int from) throws InterruptedException {
        List<String> all = new ArrayList<>();
        int next = from;
        while (true) {
            ControlSocket.Answer answer =
                    ask(environment, List.of(CutoverAnswers.COURSE, Integer.toString(next)))
                            .orElseThrow(() ->
                                    Refusal.file(
                                            "The program that was at it has ended; 'decant migrate start' goes on where"
                                                    + " it was."));
            List<String> lines = answer.text().lines().toList();
            String[] head = lines.getFirst().split(" ", 2);
            next = Integer.parseInt(head[1]);
            for (String line : lines.subList(1, lines.size())) {
                all.add(line);
                if (!output().isJson()) {
                    environment.console().out().println(line);
                }
            }
            Journal.State state = Journal.State.valueOf(head[0]);
            if (state != Journal.State.GOING_ON) {
                return ending(state, all);
            }
            environment.ticker().sleep(BETWEEN_LOOKS.toNanos());
        }
    }

    private static Ending ending(Journal.State state, List<String> lines) {
        boolean done = state == Journal.State.DONE;
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("done", done);
        document.put("lines", lines);
        return new Ending(done ? ExitCode.OK : ExitCode.UNDECIDED, List.of(), document);
    }

    @Override
    public String resumption() {
        return "What was asked for goes on; 'decant migrate status' says how far it is.";
    }
}
