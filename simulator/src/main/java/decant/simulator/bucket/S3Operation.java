package decant.simulator.bucket;

/** The calls this S3 knows, by their names in the API. */
public enum S3Operation {
    LIST_BUCKETS("ListBuckets", Load.READ),
    CREATE_BUCKET("CreateBucket", Load.WRITE),
    HEAD_BUCKET("HeadBucket", Load.READ),
    DELETE_BUCKET("DeleteBucket", Load.WRITE),
    GET_BUCKET_LOCATION("GetBucketLocation", Load.READ),
    GET_BUCKET_VERSIONING("GetBucketVersioning", Load.READ),
    GET_BUCKET_ENCRYPTION("GetBucketEncryption", Load.READ),
    GET_BUCKET_WEBSITE("GetBucketWebsite", Load.READ),
    GET_BUCKET_ACL("GetBucketAcl", Load.READ),
    PUT_BUCKET_ACL("PutBucketAcl", Load.WRITE),
    GET_BUCKET_OWNERSHIP_CONTROLS("GetBucketOwnershipControls", Load.READ),
    PUT_BUCKET_OWNERSHIP_CONTROLS("PutBucketOwnershipControls", Load.WRITE),
    GET_PUBLIC_ACCESS_BLOCK("GetPublicAccessBlock", Load.READ),
    PUT_PUBLIC_ACCESS_BLOCK("PutPublicAccessBlock", Load.WRITE),
    DELETE_PUBLIC_ACCESS_BLOCK("DeletePublicAccessBlock", Load.WRITE),
    LIST_OBJECTS("ListObjects", Load.LIST),
    LIST_OBJECTS_V2("ListObjectsV2", Load.LIST),
    LIST_MULTIPART_UPLOADS("ListMultipartUploads", Load.LIST),
    DELETE_OBJECTS("DeleteObjects", Load.WRITE),
    PUT_OBJECT("PutObject", Load.WRITE),
    COPY_OBJECT("CopyObject", Load.WRITE),
    GET_OBJECT("GetObject", Load.READ),
    HEAD_OBJECT("HeadObject", Load.READ),
    DELETE_OBJECT("DeleteObject", Load.WRITE),
    GET_OBJECT_ACL("GetObjectAcl", Load.READ),
    PUT_OBJECT_ACL("PutObjectAcl", Load.WRITE),
    GET_OBJECT_TAGGING("GetObjectTagging", Load.READ),
    PUT_OBJECT_TAGGING("PutObjectTagging", Load.WRITE),
    DELETE_OBJECT_TAGGING("DeleteObjectTagging", Load.WRITE),
    CREATE_MULTIPART_UPLOAD("CreateMultipartUpload", Load.WRITE),
    UPLOAD_PART("UploadPart", Load.WRITE),
    UPLOAD_PART_COPY("UploadPartCopy", Load.WRITE),
    COMPLETE_MULTIPART_UPLOAD("CompleteMultipartUpload", Load.WRITE),
    ABORT_MULTIPART_UPLOAD("AbortMultipartUpload", Load.WRITE),
    LIST_PARTS("ListParts", Load.READ);

    /** Which of a partition's limits a call counts against. */
    public enum Load {
        READ,
        LIST,
        WRITE
    }

    private final String apiName;
    private final Load load;

    S3Operation(String apiName, Load load) {
        this.apiName = apiName;
        this.load = load;
    }

    /** The name in the S3 API, such as {@code ListObjectsV2}. */
    public String apiName() {
        return apiName;
    }

    public Load load() {
        return load;
    }

    /** Whether the answer may be a 200 that holds an error: calls whose work outlasts a connection's patience. */
    public boolean mayFailInside200() {
        return this == COPY_OBJECT || this == UPLOAD_PART_COPY || this == COMPLETE_MULTIPART_UPLOAD;
    }
}
