package decant.s3.copy;

/** The headers in which a store takes the condition on the source of a copy. */
public enum SourceConditions {
    /** {@code x-amz-copy-source-if-match}, as AWS documents it. */
    AS_AWS,

    /**
     * {@code x-amz-copy-if-match} as well, which RADOS Gateway looks at while it ignores the other [observed on Ceph
     * 16.2.15]. Stores that demand to know every {@code x-amz-} header refuse it, so it is sent only where it was found
     * to work.
     */
    ALSO_RADOS
}
