package decant.store;

/** What came of a removal. */
public sealed interface RemoveAnswer {
    record Removed() implements RemoveAnswer {}

    /** A condition did not hold, or may not have held. Look again. */
    record Refused(String code) implements RemoveAnswer {}
}
