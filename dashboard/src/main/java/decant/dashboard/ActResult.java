package decant.dashboard;

/** What became of it. */
public sealed interface ActResult {
    /** It is done, or under way. */
    record Done(String sentence) implements ActResult {}

    /** It is not, and why. */
    record Refused(String sentence) implements ActResult {}
}
