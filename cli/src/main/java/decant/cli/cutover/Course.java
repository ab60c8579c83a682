package decant.cli.cutover;

import java.util.Locale;

/** Where the application is, or is on its way to. */
public enum Course {
    /** At the source, and nobody has asked for anything else. */
    STAYING,
    TO_TARGET,
    AT_TARGET,
    TO_SOURCE,
    /** At the source again. */
    ROLLED_BACK,
    /** At the target for good; what is left of the migration is being taken away. */
    FINISHING,
    FINISHED;

    /** Whether it goes on by itself, a process that begins anew included. */
    boolean isUnderWay() {
        return switch (this) {
            case TO_TARGET, TO_SOURCE, FINISHING -> true;
            case STAYING, AT_TARGET, ROLLED_BACK, FINISHED -> false;
        };
    }

    /** Whether the application writes at the source alone. */
    public boolean isAtSource() {
        return this == STAYING || this == ROLLED_BACK;
    }

    /** As it stands in records and in sentences. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Course of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
