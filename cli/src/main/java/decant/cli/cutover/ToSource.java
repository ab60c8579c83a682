package decant.cli.cutover;

import decant.cli.cutover.ContentDelivery.Origin;
import decant.migration.CutoverStep;
import decant.migration.Phase;
import decant.store.StoreException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The way back. It undoes what was begun, with the roles exchanged: visitors go before writers, and writers before the
 * links. What the application wrote at the target is at the source when it ends.
 */
final class ToSource {
    /** The order in which they are undone; the others leave nothing to undo. */
    static final List<CutoverStep> ORDER =
            List.of(
                    CutoverStep.SWITCHED,
                    CutoverStep.FREEZE,
                    CutoverStep.CDN_TARGET_ONLY,
                    CutoverStep.CDN_TARGET_FIRST,
                    CutoverStep.WRITERS,
                    CutoverStep.COMPARISON,
                    CutoverStep.LINK_BACK);

    /** Those that move visitors or writers. */
    private static final Set<CutoverStep> MOVES =
            EnumSet.of(CutoverStep.CDN_TARGET_ONLY, CutoverStep.CDN_TARGET_FIRST, CutoverStep.WRITERS);

    private final Steps steps;
    private final CutoverRecord record;

    ToSource(Steps steps, CutoverRecord record) {
        this.steps = steps;
        this.record = record;
    }

    void goOn() throws Stopped, StoreException, InterruptedException {
        boolean writersMoved = record.begun(CutoverStep.WRITERS) != null;
        for (CutoverStep step : record.wayBack()) {
            if (record.undone(step) == null) {
                if (MOVES.contains(step)) {
                    steps.awaitReturned();
                }
                steps.say("Rollback: " + words(step, writersMoved) + ".");
                undo(step, writersMoved);
                record.undid(step, steps.now());
            }
        }
        record.course(Course.ROLLED_BACK, steps.now());
    }

    /** Whether a step is on the way: whatever writers did at the target is compared, however far the cutover came. */
    static boolean concerns(CutoverStep step, CutoverRecord record) {
        return record.begun(step == CutoverStep.COMPARISON ? CutoverStep.WRITERS : step) != null;
    }

    static String words(CutoverStep step, boolean writersMoved) {
        return switch (step) {
            case SWITCHED -> "both links carry whatever was written last";
            case FREEZE -> "the source takes writes again";
            case CDN_TARGET_ONLY ->
                    writersMoved
                            ? "the CDN reads from the source, and from the target what is not there"
                            : "the CDN reads from the target, and from the source what is not there";
            case CDN_TARGET_FIRST -> "the CDN reads from the source alone";
            case WRITERS -> "the application's writers move to the source";
            case COMPARISON -> "events of both buckets run dry, and both sides are compared";
            case LINK_BACK -> "the link back is closed, and the target follows the source";
            case RECEIPTS, DRAIN, UPLOADS -> throw new IllegalArgumentException(step + " leaves nothing to undo.");
        };
    }

    private void undo(CutoverStep step, boolean writersMoved) throws Stopped, StoreException, InterruptedException {
        switch (step) {
            case SWITCHED -> {
                steps.enter(Phase.SWITCHING);
                steps.awaitProof();
            }
            case FREEZE -> steps.freeze("thaw");
            case CDN_TARGET_ONLY -> {
                steps.remember(false);
                steps.serveFrom(writersMoved ? Origin.SOURCE_FIRST : Origin.TARGET_FIRST);
            }
            case CDN_TARGET_FIRST -> {
                steps.serveFrom(Origin.SOURCE_ONLY);
                steps.forgetNarrowed();
            }
            case WRITERS -> moveWritersBack();
            case COMPARISON -> {
                steps.drain();
                steps.forgetNarrowed();
                steps.compare();
            }
            case LINK_BACK -> steps.enter(Phase.ROLLED_BACK);
            case RECEIPTS, DRAIN, UPLOADS -> throw new IllegalArgumentException(step + " leaves nothing to undo.");
        }
    }

    private void moveWritersBack() throws Stopped, InterruptedException {
        boolean isAgain = record.isAskedBack();
        record.askBack(steps.now());
        steps.switchWriters("source", isAgain);
    }
}
