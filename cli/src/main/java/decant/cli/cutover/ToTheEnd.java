package decant.cli.cutover;

import decant.cli.output.Keys;
import decant.migration.Phase;
import decant.model.ObjectKey;
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
        String key = record.lastStragglerKey();
        steps.say(
                key.isEmpty()
                        ? "Nobody was seen to write at the source since it was switched."
                        : "Seen last to write at the source: %s, at %s."
                                .formatted(Keys.shown(ObjectKey.of(key)), record.lastStraggler()));
        steps.say("Who still reads there no event tells: the source's access logs or request metrics do.");
        record.course(Course.FINISHED, steps.now());
    }
}
