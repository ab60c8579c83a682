package decant.cli.ending;

/** The run is not begun: what is asked for makes no sense, or could do harm. The message says in one sentence why. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ExitCode exitCode;

    private Refusal(ExitCode exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
    }

    /** What is asked for makes no sense. */
    public static Refusal usage(String sentence) {
        return new Refusal(ExitCode.USAGE, sentence);
    }

    /** What is asked for could do harm; the sentence says what permits it. */
    public static Refusal harm(String sentence) {
        return new Refusal(ExitCode.REFUSED, sentence);
    }

    /** A file of this machine cannot be used. */
    public static Refusal file(String sentence) {
        return new Refusal(ExitCode.STATE, sentence);
    }

    ExitCode exitCode() {
        return exitCode;
    }
}
