package decant.store;

/**
 * What a pair of stores was found to honour, by asking with canary objects at the target: a 200 alone is no proof that
 * a condition was looked at. The protocol is right with every combination; what is missing costs calls or narrows
 * promises.
 *
 * @param copySourceMatch a copy is refused when the source's ETag is another
 * @param copyTargetAbsent a copy under {@link Precondition.Absent} is refused when something is there
 * @param copyTargetMatch a copy under {@link Precondition.Matches} is refused when something else is there
 * @param removeMatch a removal under {@link Precondition.Matches} is refused when something else is there
 * @param aclOnCopy grants sent with a copy are stored
 * @param acl access lists can be read and written
 * @param tags tags can be read and written
 * @param partSizes HEAD tells the parts of an object
 * @param plainCopyKeepsPartETag a copy in one request keeps an ETag of the {@code -N} form
 * @param aclLeavesDate an object is dated as before when its access list is written, as AWS says; RADOS Gateway dates
 *     it anew
 */
public record Capabilities(
        boolean copySourceMatch,
        boolean copyTargetAbsent,
        boolean copyTargetMatch,
        boolean removeMatch,
        boolean aclOnCopy,
        boolean acl,
        boolean tags,
        boolean partSizes,
        boolean plainCopyKeepsPartETag,
        boolean aclLeavesDate) {
    /** As AWS documents itself since October 2025. */
    public static final Capabilities AWS =
            new Capabilities(true, true, true, true, true, true, true, true, false, true);

    /** As AWS, but every condition is ignored with a 200: the worst that was met among compatible stores. */
    public static final Capabilities WITHOUT_CONDITIONS =
            new Capabilities(false, false, false, false, true, true, true, true, false, true);
}
