package decant.s3;

/** Where a bucket's name stands in the address of its objects. */
public enum Addressing {
    /** In the path for numeric and local hosts and for names that no host can bear, otherwise in the host's name. */
    AUTO,
    /** In the path: {@code https://host/bucket/key}. */
    PATH,
    /** In the host's name: {@code https://bucket.host/key}. */
    VIRTUAL
}
