package decant.backfill;

import decant.ledger.KeySettlement.Fate;
import decant.ledger.ParkedKey;
import decant.ledger.PendingKey;
import decant.ledger.Receipt;
import decant.model.ObjectKey;
import decant.reconcile.Outcome;
import decant.reconcile.Repairs;
import decant.reconcile.Verdict;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Translates the outcome of a key into what the ledger keeps of it and what is counted. Stateless. */
final class KeyEndings {
    private final InstantSource clock;
    private final BackfillListener listener;
    private final boolean again;

    KeyEndings(InstantSource clock, BackfillListener listener) {
        this(clock, listener, false);
    }

    /**
     * @param again whether the same keys were counted already, so that only what was done counts now
     */
    KeyEndings(InstantSource clock, BackfillListener listener, boolean again) {
        this.clock = clock;
        this.listener = listener;
        this.again = again;
    }

    /**
     * Counts an outcome and says what becomes of the key.
     *
     * @param copiedBytes size of the object where it was missing at the target, otherwise -1
     */
    Fate ending(ObjectKey key, int tries, Outcome outcome, long copiedBytes, Tally tally) {
        return switch (outcome) {
            case Outcome.InSync() -> {
                if (!again) {
                    tally.add(Tally.EQUAL, 1);
                }
                yield new Fate.Settled();
            }
            case Outcome.Repaired(var repairs, var _) -> {
                written(repairs, copiedBytes, tally);
                yield new Fate.Settled();
            }
            case Outcome.Removed() -> {
                tally.add(Tally.REMOVED, 1);
                yield new Fate.Settled();
            }
            case Outcome.Withheld _ -> {
                tally.add(Tally.WITHHELD, 1);
                yield new Fate.Settled();
            }
            case Outcome.Left(Verdict verdict) -> {
                left(key, verdict, tally);
                yield new Fate.Settled();
            }
            case Outcome.Again(var after, var cause, var inVain, var repairs, var _) -> {
                if (!repairs.isEmpty()) {
                    written(repairs, copiedBytes, tally);
                }
                yield new Fate.Pending(
                        new PendingKey(key, cause, inVain ? tries + 1 : tries, clock.instant().plus(after)));
            }
            case Outcome.Parked(var cause, var detail) -> {
                ParkedKey parked = new ParkedKey(key, cause, detail, clock.instant());
                listener.parked(parked);
                yield new Fate.Parked(parked);
            }
        };
    }

    private static void written(Repairs repairs, long copiedBytes, Tally tally) {
        if (repairs.narrowed()) {
            tally.add(Tally.EXPOSED, 1);
        }
        if (copiedBytes >= 0) {
            tally.add(Tally.COPIED, 1);
            tally.add(Tally.COPIED_BYTES, copiedBytes);
        } else {
            tally.repaired(repairs.aspects());
        }
    }

    void left(ObjectKey key, Verdict verdict, Tally tally) {
        String name =
                switch (verdict) {
                    case Verdict.Equal() -> Tally.EQUAL;
                    case Verdict.Missing() -> Tally.MISSING;
                    case Verdict.Surplus() -> Tally.SURPLUS;
                    case Verdict.Yielded() -> Tally.DIFFERENT;
                    case Verdict.Different _ -> Tally.DIFFERENT;
                    case Verdict.Unknown _ -> Tally.UNDECIDED;
                };
        tally.add(name, 1);
        if (verdict instanceof Verdict.Different(var _, boolean exposes) && exposes) {
            tally.add(Tally.EXPOSED, 1);
        }
        if (!(verdict instanceof Verdict.Equal)) {
            listener.left(key, verdict);
        }
    }

    /** The receipt an outcome asks to keep, or {@code null}. */
    static @Nullable Receipt receipt(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Repaired(var _, var receipt) -> receipt;
            case Outcome.Again(var _, var _, var _, var _, var receipt) -> receipt;
            case Outcome.InSync _, Outcome.Removed _, Outcome.Withheld _, Outcome.Left _, Outcome.Parked _ -> null;
        };
    }
}
