package decant.reconcile;

/** What becomes of a key during a switch, as one of the two links sees it. */
enum Ruling {
    /** Both sides hold the same, or what they were left with. */
    AGREED,
    /** The application wrote at the source: carry it to the target. */
    CARRY,
    /** The application removed it at the source: remove it at the target. */
    REMOVE,
    /** The other link's business, or that of an event that has yet to come. */
    YIELD,
    /** Nobody can say which write was the later one: nothing is written, and whatever is there stays. */
    CONFLICT
}
