package decant.cli.ending;

/**
 * How a run ended, for scripts. 0 to 2 are answers; from 64 on there is none, and the numbers are those of BSD's {@code
 * sysexits.h} and of shells. {@code docs/exit-codes.md} explains each.
 */
public enum ExitCode {
    /** Done; where buckets were compared, they are equal. */
    OK(0),
    /** The buckets differ, and the run did not, or was not to, change that. */
    DIFFERENT(1),
    /** It could not be decided for every key: some are parked or cannot be compared. */
    UNDECIDED(2),
    /** The command line makes no sense. */
    USAGE(64),
    /** There is no such bucket, or it is in another region. */
    NO_INPUT(66),
    /** A store could not be reached, or went on failing. */
    UNAVAILABLE(69),
    /** A mistake in Decant itself. */
    SOFTWARE(70),
    /** The state file, or another file of this machine, could not be used. */
    STATE(74),
    /** A store contradicts its protocol, for example by a listing out of order. */
    PROTOCOL(76),
    /** Credentials are missing, expired or not permitted to do what is needed. */
    DENIED(77),
    /** Refused as it stands, since it could do harm; the message says what permits it. */
    REFUSED(78),
    /** Stopped by Ctrl-C; the same command resumes. */
    INTERRUPTED(130),
    /** Stopped by a request to terminate; the same command resumes. */
    TERMINATED(143);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** What the process exits with. */
    public int number() {
        return number;
    }
}
