package decant.cli.output;

import decant.model.Aspect;
import decant.reconcile.Verdict;
import java.util.stream.Collectors;

/** Verdicts in words. */
public final class Verdicts {
    private Verdicts() {}

    /** A verdict as a person reads it. */
    public static String words(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Equal() -> "equal";
            case Verdict.Missing() -> "missing";
            case Verdict.Surplus() -> "surplus";
            case Verdict.Yielded() -> "left to the link the other way";
            case Verdict.Different(var aspects, boolean exposes) ->
                    (exposes ? "exposed" : "different")
                            + " ("
                            + aspects.stream().sorted().map(Aspect::words).collect(Collectors.joining(", "))
                            + ")";
            case Verdict.Unknown(String why) -> "undecided (" + why + ")";
        };
    }
}
