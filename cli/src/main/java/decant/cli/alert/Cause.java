package decant.cli.alert;

import java.util.Locale;

/** Why somebody should look. */
public enum Cause {
    /** Keys were given up. */
    PARKED("no key is parked any more"),
    /** All steps are done, and a gate stays closed. */
    BLOCKED("no gate blocks it any more"),
    /** Changes reach the target too late. */
    LAG("changes reach the target in time again"),
    /** What was made less public at the source stayed open at the target for too long. */
    EXPOSURE("what is made less public is closed in time again"),
    /** Most of the budget is spent. */
    BUDGET("the budget is far from spent again"),
    /** All of it is. */
    BUDGET_SPENT("there is money left again, and passes go on"),
    /** Passes are held back for the sake of production. */
    HELD("passes are no longer held back");

    private final String over;

    Cause(String over) {
        this.over = over;
    }

    /** As it stands in messages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What to say when it has ended. */
    String over() {
        return over;
    }
}
