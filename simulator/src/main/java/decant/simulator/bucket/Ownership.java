package decant.simulator.bucket;

/** Who owns objects that are written into a bucket, and whether access lists count at all. */
public enum Ownership {
    /** The bucket's owner owns everything; access lists are disabled. The default of new buckets since April 2023. */
    BUCKET_OWNER_ENFORCED("BucketOwnerEnforced"),
    /** As {@link #OBJECT_WRITER}, except that the bucket's owner owns what is written with the canned list for it. */
    BUCKET_OWNER_PREFERRED("BucketOwnerPreferred"),
    /** Whoever writes an object owns it. */
    OBJECT_WRITER("ObjectWriter");

    private final String apiName;

    Ownership(String apiName) {
        this.apiName = apiName;
    }

    public String apiName() {
        return apiName;
    }

    /** Reads the name of the API. */
    public static Ownership of(String apiName) {
        for (Ownership ownership : values()) {
            if (ownership.apiName.equals(apiName)) {
                return ownership;
            }
        }
        throw S3Error.invalidArgument("Invalid x-amz-object-ownership header: " + apiName);
    }
}
