package decant.simulator.bucket;

/** What S3 tells of, by its names without the {@code s3:} in front, as they stand in an event. */
public enum EventKind {
    PUT("ObjectCreated:Put"),
    COPY("ObjectCreated:Copy"),
    COMPLETE("ObjectCreated:CompleteMultipartUpload"),
    REMOVE("ObjectRemoved:Delete"),
    PUT_ACL("ObjectAcl:Put"),
    PUT_TAGS("ObjectTagging:Put"),
    REMOVE_TAGS("ObjectTagging:Delete");

    private final String eventName;

    EventKind(String eventName) {
        this.eventName = eventName;
    }

    /** As an event names it. */
    public String eventName() {
        return eventName;
    }
}
