package decant.model;

/** What an access list of an object grants. {@code WRITE} on an object has no meaning in S3 but can be stored. */
public enum Permission {
    READ,
    WRITE,
    READ_ACP,
    WRITE_ACP,
    FULL_CONTROL
}
