package decant.live;

import java.time.Instant;

/** One hint's claim to a run that begins not before a time. Guarded by the lock of its {@link HintQueue}. */
final class Claim {
    private final Parcel parcel;
    private final Hint hint;
    private final Instant safeFrom;
    private Instant notBefore;
    private int tries;
    private int postponements;
    private int looks;
    private boolean reached;

    /**
     * @param safeFrom only a run that begins then or later settles it; earlier ones are worth their while all the same
     */
    Claim(Parcel parcel, Hint hint, Instant notBefore, Instant safeFrom) {
        this.parcel = parcel;
        this.hint = hint;
        this.safeFrom = safeFrom;
        this.notBefore = notBefore;
    }

    Parcel parcel() {
        return parcel;
    }

    Hint hint() {
        return hint;
    }

    /** A run that begins earlier does not meet the claim. */
    Instant notBefore() {
        return notBefore;
    }

    Instant safeFrom() {
        return safeFrom;
    }

    /** Rounds in vain that runs for this claim had. */
    int tries() {
        return tries;
    }

    /** Runs for this claim that ended without an end. */
    int postponements() {
        return postponements;
    }

    /** Runs that ended well but did not show the change. */
    int looks() {
        return looks;
    }

    /** Whether the target has shown the change. */
    boolean isReached() {
        return reached;
    }

    /** The target shows the change; whether that is new. */
    boolean reach() {
        boolean first = !reached;
        reached = true;
        return first;
    }

    void postpone(Instant until, int triesSoFar) {
        notBefore = until;
        tries = triesSoFar;
        postponements++;
    }

    /** The run ended well, but the source did not show the change yet. */
    void lookAgain(Instant at) {
        waitFor(at);
        looks++;
    }

    /** The run ended well, but too early to count. */
    void waitFor(Instant at) {
        notBefore = at;
        tries = 0;
        postponements = 0;
    }
}
