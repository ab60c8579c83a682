package decant.store;

import decant.model.ETag;

/** What must hold at the target for a write to take place. The only lock there is between actors. */
public sealed interface Precondition {
    /** Nothing: for tests and for stores known to ignore conditions. */
    Precondition NONE = new None();

    /** Nothing is there: {@code If-None-Match: *}. */
    Precondition ABSENT = new Absent();

    record None() implements Precondition {}

    record Absent() implements Precondition {}

    /** An object with this ETag is there: {@code If-Match}. */
    record Matches(ETag etag) implements Precondition {}
}
