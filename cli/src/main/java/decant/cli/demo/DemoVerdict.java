package decant.cli.demo;

import decant.audit.Certificate;
import decant.cli.ending.ExitCode;

/** What a demo has shown: the proof's word, unless somebody was hurt on the way. */
enum DemoVerdict {
    EXPOSED(ExitCode.DIFFERENT, "somebody saw what nobody was to see."),
    FAILED(ExitCode.DIFFERENT, "requests of the application or of its visitors failed."),
    EQUAL(ExitCode.OK, "both buckets hold the same."),
    DIFFERENT(ExitCode.DIFFERENT, "the buckets do not hold the same."),
    UNDECIDED(ExitCode.UNDECIDED, "it cannot be told whether both buckets hold the same.");

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
     */
    static DemoVerdict of(long exposed, long failed, Certificate.Result proof) {
        if (exposed > 0) {
            return EXPOSED;
        }
        if (failed > 0) {
            return FAILED;
        }
        return switch (proof) {
            case EQUAL -> EQUAL;
            case DIFFERENT -> DIFFERENT;
            case UNDECIDED -> UNDECIDED;
        };
    }

    ExitCode exitCode() {
        return exitCode;
    }

    String line() {
        return name() + ": " + sentence;
    }
}
