package decant.cli.explain;

import decant.cli.ending.ExitCode;
import decant.cli.ledger.KeyHistory;
import decant.model.ObjectKey;
import decant.reconcile.Outcome;
import decant.reconcile.Step;
import decant.reconcile.Verdict;
import java.util.List;

/**
 * What is known of a key, and what follows from it.
 *
 * @param verdict over every aspect that is carried, whatever a sync compares
 * @param next what a sync would do, once it looks at the key
 * @param takesPart whether the key is not left out
 * @param passedOver whether a pass takes it for equal by its listings alone
 * @param contradictions sentences
 */
public record Explanation(
        ObjectKey key,
        Verdict verdict,
        List<AspectFinding> aspects,
        Step next,
        boolean takesPart,
        boolean passedOver,
        List<String> contradictions,
        KeyHistory history) {
    /** The answer as a number. */
    public ExitCode exitCode() {
        if (next instanceof Step.End(Outcome.Withheld _)) {
            return ExitCode.OK;
        }
        return switch (verdict) {
            case Verdict.Equal _ -> ExitCode.OK;
            case Verdict.Missing _, Verdict.Surplus _, Verdict.Different _ -> ExitCode.DIFFERENT;
            case Verdict.Unknown _, Verdict.Yielded _ -> ExitCode.UNDECIDED;
        };
    }

    /** Whether neither side has it. */
    boolean isNowhere() {
        return aspects.stream().allMatch(finding -> finding.source() == null && finding.target() == null);
    }

    /** The line of the judge's table that the verdict comes from. */
    String rule() {
        return switch (verdict) {
            case Verdict.Missing _ -> "the source has it, the target does not";
            case Verdict.Surplus _ -> "the target has it, the source does not";
            case Verdict.Equal _ when isNowhere() -> "neither side has it";
            case Verdict.Equal _ -> "on both sides, and equal in every aspect";
            case Verdict.Different _ -> "on both sides; one aspect that differs is enough, whatever is not known";
            case Verdict.Unknown _ ->
                    "on both sides; nothing is known to differ, and not everything is known to be equal";
            case Verdict.Yielded _ -> "left to the link the other way";
        };
    }

    /** What a sync would do next, in a sentence. */
    String act() {
        if (!takesPart) {
            return "Nothing: the key is left out, so that for a sync it is on neither side.";
        }
        if (isNowhere()) {
            return "Nothing: there is no such key. It is asked for as it stands, below the prefixes of both sides.";
        }
        if (passedOver && !(verdict instanceof Verdict.Equal)) {
            return "Nothing: the listings show it equal, and written at the source before it was copied, so that a pass"
                    + " does not look at it; --aspects all does.";
        }
        return ActWords.sentence(next);
    }

    /** The same in one word. */
    String actWord() {
        boolean looked = takesPart && !(passedOver && !(verdict instanceof Verdict.Equal));
        return looked ? ActWords.word(next) : "NOTHING";
    }
}
