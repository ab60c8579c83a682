package decant.cli.cutover;

import decant.cli.cutover.ContentDelivery.Origin;
import decant.migration.CutoverStep;
import decant.migration.Phase;
import decant.store.StoreException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** The way to the target: every step once, in order, beginning at the one that was not done. */
final class ToTarget {
    /** Those that move visitors or writers, and the one that looks whether every gate is open. */
    private static final Set<CutoverStep> TRUSTING =
            EnumSet.of(
                    CutoverStep.RECEIPTS,
                    CutoverStep.CDN_TARGET_FIRST,
                    CutoverStep.CDN_TARGET_ONLY,
                    CutoverStep.WRITERS);

    private final Steps steps;
    private final CutoverRecord record;

    ToTarget(Steps steps, CutoverRecord record) {
        this.steps = steps;
        this.record = record;
    }

    void goOn() throws Stopped, StoreException, InterruptedException {
        for (CutoverStep step : CutoverStep.values()) {
            if (record.done(step) == null) {
                if (TRUSTING.contains(step)) {
                    steps.awaitCarriers();
                }
                Instant before = record.begun(step);
                record.begin(step, steps.now());
                steps.say("Cutover: " + step.word() + ": " + step.sentence() + ".");
                make(step, before != null);
                record.did(step, steps.now());
            }
        }
        record.course(Course.AT_TARGET, steps.now());
    }

    private void make(CutoverStep step, boolean isAgain) throws Stopped, StoreException, InterruptedException {
        switch (step) {
            case RECEIPTS -> {
                steps.requireGates();
                steps.agree();
                steps.requireGates();
            }
            case LINK_BACK -> {
                steps.enter(Phase.SWITCHING);
                steps.awaitProof();
            }
            case CDN_TARGET_FIRST -> {
                steps.remember(false);
                steps.serveFrom(Origin.TARGET_FIRST);
            }
            case CDN_TARGET_ONLY -> {
                steps.serveFrom(Origin.TARGET_ONLY);
                steps.forgetNarrowed();
            }
            case WRITERS -> steps.switchWriters("target", isAgain);
            case DRAIN -> {
                steps.drain();
                steps.carryHot();
                steps.forgetNarrowed();
            }
            case UPLOADS -> steps.awaitUploads();
            case COMPARISON -> steps.compare();
            case FREEZE -> steps.freeze("freeze");
            case SWITCHED -> {
                steps.enter(Phase.SWITCHED);
                steps.awaitProof();
            }
        }
    }
}
