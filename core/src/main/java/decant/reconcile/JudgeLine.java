package decant.reconcile;

/** A line of the {@link Judge}'s table: what decided about one aspect of an object that is on both sides. */
public enum JudgeLine {
    SIZES_DIFFER(Answer.DIFFERENT, "sizes differ"),
    ETAGS_EQUAL(Answer.EQUAL, "sizes and ETags are equal"),
    RECEIPT(Answer.EQUAL, "a receipt says that the target's ETag was copied from the source's"),
    CHECKSUM_EQUAL(Answer.EQUAL, "ETags differ, but a checksum that both have is equal"),
    CHECKSUM_DIFFERS(Answer.DIFFERENT, "a checksum that both have differs"),
    DIGESTS_DIFFER(Answer.DIFFERENT, "ETags differ, and both are digests of the bytes"),
    INCOMPARABLE(Answer.UNKNOWN, "ETags differ, which says nothing here, and no receipt or common checksum helps"),
    SEEN_EQUAL(Answer.EQUAL, "both sides were looked at and say the same"),
    SEEN_DIFFERENT(Answer.DIFFERENT, "both sides were looked at and do not say the same"),
    ACL_RIGHT(Answer.EQUAL, "the target's list is what the policy makes of the source's"),
    ACL_WRONG(Answer.DIFFERENT, "the target's list is not what the policy makes of the source's"),
    ACL_NOT_COMPARED(Answer.EQUAL, "under this policy access lists are not compared"),
    NOT_LOOKED_AT(Answer.UNKNOWN, "it was not looked at on both sides, and is never called equal then");

    /** What a line answers about its aspect. */
    public enum Answer {
        EQUAL,
        DIFFERENT,
        UNKNOWN
    }

    private final Answer answer;
    private final String words;

    JudgeLine(Answer answer, String words) {
        this.answer = answer;
        this.words = words;
    }

    /** What it answers. */
    public Answer answer() {
        return answer;
    }

    /** The condition of the line, for people. */
    public String words() {
        return words;
    }
}
