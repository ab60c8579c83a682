package decant.proof;

/** What keeps the protocol right. The mutation test takes each away and sees what breaks. */
enum Guard {
    /** {@code x-amz-copy-source-if-match}. */
    SOURCE_CONDITION_OF_COPY,
    /** {@code If-None-Match: *} and {@code If-Match} of a copy. */
    TARGET_CONDITION_OF_COPY,
    /** {@code If-Match} of a removal. */
    CONDITION_OF_REMOVAL,
    /** The look at the source after an act. */
    CONFIRMATION,
    /** The second look at a source written less than two seconds before its copy. */
    YOUNG_LOOK,
    /** The look at what landed of such a source, by who is hinted of every change. */
    LOOK_AT_WHAT_LANDED,
    /** The second reading of grants that were sent. */
    GRANTS_READ_AGAIN,
    /** The listing that must not name a key before it is removed. */
    PROOF_OF_ABSENCE,
    /** The wait for a request whose answer never came. */
    LATE_LANDING_WAIT
}
