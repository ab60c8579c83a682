package decant.store.contract;

/**
 * How a server differs from AWS beyond what {@link decant.store.Capabilities} says. Rows of the suite that meet a
 * declared deviation assert it.
 */
public enum Deviation {
    /** Keys are listed in the order of UTF-16 units; such a listing must be refused, never merged. */
    UTF16_ORDER,
    /** A page that ends with a control character is cut short, since the key then stands in XML; it must be refused. */
    CONTROL_CHARACTER_ENDS_PAGE,
    /** A key cannot be there beside one that goes on from it with a slash, as a file is no folder. */
    FILES_ARE_NO_FOLDERS,
    /** Copies are STANDARD whatever class was asked for. */
    STORAGE_CLASS_IGNORED,
    /** A copy that asks for another class than STANDARD is refused. */
    STORAGE_CLASS_REFUSED,
    /** A copy in one request loses {@code Expires}. */
    EXPIRES_LOST_BY_COPY,
    /** An upload in parts loses {@code Expires}. */
    EXPIRES_LOST_IN_PARTS,
    /** The website redirect is not kept. */
    NO_WEBSITE_REDIRECT,
    /** A copy in one request carries the website redirect by itself. */
    REDIRECT_TRAVELS,
    /** An object written in parts has none of the tags that were given with it. */
    TAGS_LOST_IN_PARTS,
    /** Access lists hold groups only: a grant to an account cannot be stored. */
    NO_ACCOUNT_GRANTS,
    /** A canned list sent with a copy is stored, although grants sent with one are not. */
    CANNED_ACL_ON_COPY,
    /**
     * Copies in parts, unlike those in one request, honour the condition on the source: each part does, or the look at
     * the source's parts that comes before them.
     */
    PARTS_HONOUR_SOURCE,
    /**
     * Copies in parts are denied to whoever may read the source by its bucket's policy alone; the object's own access
     * list must let them.
     */
    PARTS_PASS_OVER_POLICY,
    /** Completion in parts, unlike writes in one request, honours no condition on the target. */
    PARTS_PASS_OVER_TARGET,
    /** Completion in parts, unlike copies in one request, honours that the target be absent. */
    PARTS_HONOUR_TARGET_ABSENT,
    /** Completion in parts, unlike copies in one request, honours which target be there. */
    PARTS_HONOUR_TARGET_MATCH,
    /** Whoever has some credentials may do anything in every bucket. */
    NO_ACCOUNTS
}
