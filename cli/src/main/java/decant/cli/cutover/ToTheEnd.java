package decant.cli.cutover;

import decant.migration.Phase;
import decant.store.StoreException;
import java.util.List;

/** The end: nobody carries anything any more, and nothing is left of the migration in either bucket. */
final class ToTheEnd {
    private final Steps steps;
    private final CutoverRecord record;
    private final Crossing crossing;

    ToTheEnd(Steps steps, CutoverRecord record, Crossing crossing) {
        this.steps = steps;
        this.record = record;
        this.crossing = crossing;
    }

    void goOn() throws Stopped, StoreException, InterruptedException {
        if (!record.isLastPhaseOver()) {
            steps.requireNothingParked();
            steps.say("Finish: the links end.");
            steps.enter(Phase.FINISHED);
            record.lastPhaseIsOver(steps.now());
        }
        steps.say("Finish: what Decant has written below .decant/ is removed from both buckets.");
        List<String> left = crossing.clear();
        if (!left.isEmpty()) {
            throw new Stopped("There is still " + String.join(", ", left) + ".");
        }
        steps.say("Left of the migration in both buckets: nothing.");
        record.course(Course.FINISHED, steps.now());
    }
}
