package decant.live;

import decant.model.Aspect;
import decant.reconcile.Outcome;
import decant.reconcile.Repairs;
import decant.reconcile.Verdict;
import java.util.Locale;

/** What a look at a key led to, as it is counted and logged. */
public enum Deed {
    EQUAL,
    COPIED,
    ACL,
    REPAIRED,
    REMOVED,
    WITHHELD,
    SURPLUS,
    YIELDED,
    POSTPONED,
    PARKED;

    /** What an outcome counts as. */
    public static Deed of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.InSync() -> EQUAL;
            case Outcome.Repaired(Repairs repairs, var _) -> of(repairs);
            case Outcome.Removed() -> REMOVED;
            case Outcome.Withheld _ -> WITHHELD;
            case Outcome.Left(Verdict.Yielded()) -> YIELDED;
            case Outcome.Left _ -> SURPLUS;
            case Outcome.Again(var _, var _, var _, Repairs repairs, var _) ->
                    repairs.isEmpty() ? POSTPONED : of(repairs);
            case Outcome.Parked _ -> PARKED;
        };
    }

    private static Deed of(Repairs repairs) {
        if (repairs.aspects().contains(Aspect.CONTENT)) {
            return COPIED;
        }
        return repairs.aspects().contains(Aspect.ACL) ? ACL : REPAIRED;
    }

    /** As it stands in logs and metrics. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
