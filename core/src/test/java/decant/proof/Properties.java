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

    private Properties() {}

    /** What a scenario can be held to: what lasts for a moment only, where conditions are honoured and can tell. */
    static List<Property> of(Scenario scenario) {
        boolean areTold = scenario.stores().honoured().copyTargetMatch() && scenario.bytes() == Write.Bytes.ALWAYS_NEW;
        if (scenario.hasSwitch()) {
            return areTold ? SWITCH : List.of(new AlikeOrParked(), new ClosedOnBothSides());
        }
        return areTold ? ALL : FINAL;
    }
}
