package decant.proof;

import java.util.List;
import java.util.stream.Stream;

/** The promises by their classes. */
final class Properties {
    static final List<Property> FINAL = List.of(new EqualWhenQuiet(), new NothingGivenUp(), new OwnConfirmation());

    static final List<Property> TRANSIENT =
            List.of(
                    new NoStepBack(),
                    new NoRemovalOfWhatIsThere(),
                    new NothingShownAnew(),
                    new GrantsReadInThisAttempt(),
                    new NarrowFirst(),
                    new NarrowedWhenAcknowledged());

    static final List<Property> ALL = Stream.concat(FINAL.stream(), TRANSIENT.stream()).toList();

    /** During a switch neither side is the right one. */
    private static final List<Property> SWITCH =
            List.of(new AlikeOrParked(), new ClosedOnBothSides(), new BothBodiesKept(), new NothingShownAnew());

    /** When all is switched the source follows; and what was written twice within the time of a copy may be parked. */
    private static final List<Property> SWITCHED = List.of(new BothBodiesKept(), new NothingShownAnew());

    private static final List<Property> FOLLOWED_BACK = List.of(new EqualWhenQuiet(), new NothingLeftParked());

    private Properties() {}

    /** What a scenario can be held to: what lasts for a moment only, where conditions are honoured and can tell. */
    static List<Property> of(Scenario scenario) {
        boolean areTold = scenario.stores().honoured().copyTargetMatch() && scenario.bytes() == Write.Bytes.ALWAYS_NEW;
        if (scenario.isSwitched()) {
            List<Property> ends = isWrittenTwice(scenario) ? List.of(new AlikeOrParked()) : FOLLOWED_BACK;
            return areTold ? Stream.concat(ends.stream(), SWITCHED.stream()).toList() : ends;
        }
        if (scenario.hasSwitch()) {
            return areTold ? SWITCH : List.of(new AlikeOrParked(), new ClosedOnBothSides());
        }
        return areTold ? ALL : FINAL;
    }

    /** Whether bytes or headers may change more than once. */
    private static boolean isWrittenTwice(Scenario scenario) {
        return scenario.writeCount() > 1 && !Write.UNDATED.containsAll(scenario.writes());
    }
}
