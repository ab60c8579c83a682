package decant.ledger;

/**
 * What a run is about. A ledger of another source or target is refused.
 *
 * @param source name of the source store
 * @param target name of the target store
 * @param options the options that decide what ends up at the target, as one line of text; a resumed pass must have the
 *     same, since ranges already done were done under them
 */
public record RunIdentity(String source, String target, String options) {}
