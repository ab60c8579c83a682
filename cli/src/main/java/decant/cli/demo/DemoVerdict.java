package decant.cli.demo;

import decant.cli.ending.ExitCode;

/** What a demo has shown: what the application found, unless somebody was hurt on the way. */
enum DemoVerdict {
    EXPOSED(ExitCode.DIFFERENT, "somebody saw what nobody was to see."),
    FAILED(ExitCode.DIFFERENT, "requests of the application or of its visitors failed."),
    BEHIND(ExitCode.DIFFERENT, "the target was too far behind."),
    DIFFERENT(ExitCode.DIFFERENT, "the target does not hold what the users left there."),
    UNDECIDED(ExitCode.UNDECIDED, "the cutover did not come to its end."),
    MOVED(ExitCode.OK, "every picture is at the target as its user left it.");

    private final ExitCode exitCode;
    private final String sentence;

    DemoVerdict(ExitCode exitCode, String sentence) {
        this.exitCode = exitCode;
        this.sentence = sentence;
    }

    /**
     * The worst that is true.
     *
     * @param exposed how often something was shown that must not be
     * @param failed requests that failed
     * @param late reads that were given what was too old
     * @param wrong pictures that are not as their user left them
     * @param finished whether the migration came to its end
     */
    static DemoVerdict of(long exposed, long failed, long late, long wrong, boolean finished) {
        if (exposed > 0) {
            return EXPOSED;
        }
        if (failed > 0) {
            return FAILED;
        }
        if (late > 0) {
            return BEHIND;
        }
        if (wrong > 0) {
            return DIFFERENT;
        }
        return finished ? MOVED : UNDECIDED;
    }

    ExitCode exitCode() {
        return exitCode;
    }

    String line() {
        return name() + ": " + sentence;
    }
}
