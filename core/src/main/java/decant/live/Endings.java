package decant.live;

import decant.ledger.Ledger;
import decant.ledger.ParkedKey;
import decant.ledger.Receipt;
import decant.model.ObjectKey;
import decant.reconcile.Outcome;
import decant.reconcile.Verdict;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what must outlive a run, before its deliveries are acknowledged: parked keys and receipts. Nothing else
 * is, since whatever is not acknowledged comes again. Safe for any number of threads.
 */
final class Endings {
    /** Runs in a row without an end after which a key is parked; each was a write or a failure apart. */
    static final int MAX_POSTPONEMENTS = 8;

    private final Ledger ledger;
    private final InstantSource clock;

    /** Whether the ledger may hold a row of a parked key, which a run that ends well takes away. */
    private volatile boolean anyParked;

    Endings(Ledger ledger, InstantSource clock) {
        this.ledger = ledger;
        this.clock = clock;
        this.anyParked = ledger.parkedCount() > 0;
    }

    /** Somebody else has parked a key in the ledger. */
    void someParked() {
        anyParked = true;
    }

    @Nullable Receipt receipt(ObjectKey key) {
        return ledger.receipt(key);
    }

    /** The outcome that counts: a key that comes to no end, or is left undecided, waits for a person as parked. */
    static Outcome counted(Outcome outcome, Run run) {
        return switch (outcome) {
            case Outcome.Again(var _, String cause, var _, var _, var _) ->
                    run.postponements() + 1 < MAX_POSTPONEMENTS
                            ? outcome
                            : new Outcome.Parked(
                                    "hot",
                                    "It came to no end in "
                                            + MAX_POSTPONEMENTS
                                            + " looks (the last: "
                                            + cause
                                            + "); its next event tries it again.");
            case Outcome.Left(Verdict verdict) ->
                    switch (verdict) {
                        case Verdict.Unknown(String why) -> new Outcome.Parked("undecided", why);
                        case Verdict.Different(var aspects, var _) ->
                                new Outcome.Parked(
                                        "different", "It differs in " + aspects + " and may not be changed.");
                        case Verdict.Missing() ->
                                new Outcome.Parked("different", "The target lacks it and may not be changed.");
                        case Verdict.Equal(), Verdict.Surplus(), Verdict.Yielded() -> outcome;
                    };
            case Outcome.InSync _, Outcome.Repaired _, Outcome.Removed _, Outcome.Withheld _, Outcome.Parked _ ->
                    outcome;
        };
    }

    /** Keeps what has to be kept of an outcome and says what it means for the queue. */
    RunEnd keep(ObjectKey key, Outcome outcome, KeyRun.End end) {
        return switch (outcome) {
            case Outcome.InSync(), Outcome.Removed(), Outcome.Withheld _, Outcome.Left _ -> {
                settle(key, null);
                yield new RunEnd.AtRest(end.source());
            }
            case Outcome.Repaired(var _, Receipt receipt) -> {
                settle(key, receipt);
                yield new RunEnd.AtRest(end.source());
            }
            case Outcome.Again(var after, var _, boolean inVain, var _, Receipt receipt) -> {
                if (receipt != null) {
                    settle(key, receipt);
                }
                yield new RunEnd.Again(after, inVain);
            }
            case Outcome.Parked(String cause, String detail) -> {
                anyParked = true;
                ParkedKey row = new ParkedKey(key, cause, detail, clock.instant());
                ledger.note(key, row, null);
                yield new RunEnd.Parked();
            }
        };
    }

    private void settle(ObjectKey key, @Nullable Receipt receipt) {
        if (receipt != null || anyParked) {
            ledger.note(key, null, receipt);
        }
    }
}
