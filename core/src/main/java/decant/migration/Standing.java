package decant.migration;

/** Whether an actor may act now. */
public sealed interface Standing {
    record Given() implements Standing {}

    /**
     * Not now.
     *
     * @param why one sentence
     */
    record Held(String why) implements Standing {}

    /**
     * Never again.
     *
     * @param why one sentence
     */
    record Outdated(String why) implements Standing {}
}
