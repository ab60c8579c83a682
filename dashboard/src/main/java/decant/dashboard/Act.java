package decant.dashboard;

/** What can be asked for at a dashboard. */
public sealed interface Act {
    /** Let nobody change the target any more. */
    record Pause() implements Act {}

    /** Let its actors go on. */
    record Resume() implements Act {}

    /** Look at one parked key again. */
    record Retry(String key) implements Act {}

    /** Look at every parked key again. */
    record RetryAll() implements Act {}
}
