package decant.cli;

import decant.cli.ending.Ending;
import decant.cli.ending.ExitCode;
import decant.cli.ending.Failure;
import decant.cli.ending.Refusal;
import decant.cli.output.Console;
import decant.cli.output.Json;
import decant.cli.output.Version;
import decant.cli.verb.Environment;
import decant.cli.verb.Verb;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** From arguments to an exit code: parses, runs the verb, and prints what came of it. For one run. */
final class CommandLineRun {
    private final Environment environment;
    private final Interrupts interrupts;
    private final Console console;

    private CommandLineRun(Environment environment, Interrupts interrupts) {
        this.environment = environment;
        this.interrupts = interrupts;
        this.console = environment.console();
    }

    static CommandLineRun with(Environment environment, Interrupts interrupts) {
        return new CommandLineRun(environment, interrupts);
    }

    ExitCode run(String... arguments) {
        CommandLine commands =
                Verbs.of(List.of(arguments))
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setOverwrittenOptionsAllowed(false)
                        .setOut(writer(console.out()))
                        .setErr(writer(console.err()));
        HelpLayout.apply(commands);
        FiledArguments filed;
        try {
            filed = FiledArguments.of(commands, List.of(arguments), environment.directory());
        } catch (Refusal e) {
            Failure failure = Failure.of(e);
            console.err().println("decant: " + failure.sentence());
            return failure.exitCode();
        }
        try {
            ParseResult parsed = commands.parseArgs(filed.all().toArray(String[]::new));
            if (!parsed.unmatched().isEmpty()) {
                // A wish for help silences picocli about everything else.
                throw new UnmatchedArgumentException(commands, parsed.unmatched());
            }
            if (CommandLine.printHelpIfRequested(parsed)) {
                return ExitCode.OK;
            }
            while (parsed.hasSubcommand()) {
                parsed = parsed.subcommand();
            }
            if (parsed.commandSpec().userObject() instanceof Verb verb) {
                return run(verb, filed);
            }
            if (parsed.commandSpec().userObject() instanceof Decant.ShowVersion) {
                console.out().println(new Version().getVersion()[0]);
                return ExitCode.OK;
            }
            if (parsed.commandSpec().userObject() instanceof Completion) {
                console.out().print(Completion.script(commands));
                return ExitCode.OK;
            }
            parsed.commandSpec().commandLine().usage(commands.getOut());
            return ExitCode.OK;
        } catch (ParameterException e) {
            return misused(e, filed);
        }
    }

    private ExitCode misused(ParameterException e, FiledArguments filed) {
        CommandLine command = e.getCommandLine();
        console.err().println("decant: " + filed.located(sentence(e)));
        console.err().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE;
    }

    /** What is wrong, as people say it: picocli counts positions, and names Java's types. */
    private static String sentence(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched && !isVerb(e.getCommandLine())) {
            String first = unmatched.getUnmatched().getFirst();
            // What begins with another letter is hardly what was meant.
            List<String> near =
                    unmatched.getSuggestions().stream()
                            .filter(word -> !first.isEmpty() && word.charAt(0) == first.charAt(0))
                            .toList();
            boolean verb = !unmatched.isUnknownOption();
            return (verb ? "There is no verb '" : "Unknown option: '")
                    + first
                    + "'"
                    + (near.isEmpty() ? "." : "; did you mean '" + near.getFirst() + "'?");
        }
        String message = String.valueOf(e.getMessage());
        if (e.getArgSpec() instanceof OptionSpec option && message.contains("expected one of [")) {
            // Labels list the words to choose from; picocli would list the names of Java's constants.
            String words = option.paramLabel().replace("|", ", ");
            return "%s is one of %s, not '%s'.".formatted(option.longestName(), words, e.getValue());
        }
        return message.replaceAll("for positional parameter at index \\d+ \\((\\w+)\\)", "for $1")
                .replaceAll("is not an? (int|long)$", "is not a whole number")
                .replaceAll("is not a double$", "is not a number");
    }

    private static boolean isVerb(CommandLine command) {
        return command.getCommandSpec().userObject() instanceof Verb;
    }

    // Whatever a verb throws, a person gets a sentence and a script a number.
    @SuppressWarnings("CatchingUnchecked")
    private ExitCode run(Verb verb, FiledArguments filed) {
        interrupts.listen();
        try {
            Ending ending = verb.run(environment);
            if (verb.output().isJson()) {
                print(verb, ending.exitCode(), ending.document());
            } else {
                ending.lines().forEach(console.out()::println);
            }
            return ending.exitCode();
        } catch (Exception | OutOfMemoryError e) {
            return failed(verb, e, filed);
        }
    }

    private ExitCode failed(Verb verb, Throwable thrown, FiledArguments filed) {
        Failure failure = located(Failure.of(thrown), filed);
        ExitCode told = interrupts.exitCode();
        ExitCode exitCode = told != null ? told : failure.exitCode();
        boolean stopped = exitCode == ExitCode.INTERRUPTED || exitCode == ExitCode.TERMINATED;
        String sentence = stopped ? "Stopped." : failure.sentence();
        console.err()
                .println(
                        "decant: "
                                + String.join(
                                        " ",
                                        withoutBlanks(
                                                List.of(sentence, isResumed(exitCode) ? verb.resumption() : ""))));
        if (verb.output().isVerbose()) {
            thrown.printStackTrace(console.err());
        }
        if (verb.output().isJson()) {
            Map<String, Object> members = new LinkedHashMap<>(verb.figures());
            members.put("error", failure.document());
            print(verb, exitCode, members);
        }
        return exitCode;
    }

    /** What is wrong with an option is wrong in the file, where it stands there. */
    private static Failure located(Failure failure, FiledArguments filed) {
        return failure.exitCode() == ExitCode.USAGE ? failure.saying(filed.located(failure.sentence())) : failure;
    }

    /** Whether the run may have begun, so that something is there to go on with. */
    private static boolean isResumed(ExitCode exitCode) {
        return switch (exitCode) {
            case UNAVAILABLE, SOFTWARE, PROTOCOL, DENIED, INTERRUPTED, TERMINATED -> true;
            case OK, DIFFERENT, UNDECIDED, USAGE, NO_INPUT, STATE, REFUSED -> false;
        };
    }

    private static List<String> withoutBlanks(List<String> texts) {
        return texts.stream().filter(text -> !text.isBlank()).toList();
    }

    private void print(Verb verb, ExitCode exitCode, Map<String, Object> members) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("decant", Version.NUMBER);
        document.put("verb", verb.name());
        document.put("exitCode", exitCode.number());
        document.put("result", exitCode.name());
        document.putAll(members);
        PrintWriter out = writer(console.out());
        Json.writeDocument(document, out);
        out.flush();
    }

    private static PrintWriter writer(java.io.PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
