package decant.s3.survey;

import org.jspecify.annotations.Nullable;

/** A setting of a bucket, as it is asked for: its sub-resource, the root of the answer, and the permission it takes. */
public enum Setting {
    VERSIONING("versioning", "versioning", "VersioningConfiguration", "s3:GetBucketVersioning"),
    OBJECT_LOCK("object lock", "object-lock", "ObjectLockConfiguration", "s3:GetBucketObjectLockConfiguration"),
    LIFECYCLE("lifecycle", "lifecycle", "LifecycleConfiguration", "s3:GetLifecycleConfiguration"),
    NOTIFICATIONS("notifications", "notification", "NotificationConfiguration", "s3:GetBucketNotification"),
    REPLICATION("replication", "replication", "ReplicationConfiguration", "s3:GetReplicationConfiguration"),
    OWNERSHIP("ownership", "ownershipControls", "OwnershipControls", "s3:GetBucketOwnershipControls"),
    PUBLIC_ACCESS(
            "public access block",
            "publicAccessBlock",
            "PublicAccessBlockConfiguration",
            "s3:GetBucketPublicAccessBlock"),
    ENCRYPTION("encryption", "encryption", "ServerSideEncryptionConfiguration", "s3:GetEncryptionConfiguration"),
    /** Whether the bucket's policy makes it public, as AWS itself judges. */
    POLICY_STATUS("policy status", "policyStatus", "PolicyStatus", "s3:GetBucketPolicyStatus"),
    /** JSON, and not XML. */
    POLICY("policy", "policy", null, "s3:GetBucketPolicy"),
    CORS("CORS", "cors", "CORSConfiguration", "s3:GetBucketCORS"),
    TAGS("tags", "tagging", "Tagging", "s3:GetBucketTagging"),
    WEBSITE("website", "website", "WebsiteConfiguration", "s3:GetBucketWebsite"),
    LOGGING("logging", "logging", "BucketLoggingStatus", "s3:GetBucketLogging");

    private final String words;
    private final String subresource;
    private final @Nullable String root;
    private final String permission;

    Setting(String words, String subresource, @Nullable String root, String permission) {
        this.words = words;
        this.subresource = subresource;
        this.root = root;
        this.permission = permission;
    }

    /** As it stands in sentences. */
    public String words() {
        return words;
    }

    /** What one must be permitted to ask for it. */
    public String permission() {
        return permission;
    }

    String subresource() {
        return subresource;
    }

    /** Local name of the answer's root; {@code null} where the answer is text. */
    @Nullable String root() {
        return root;
    }
}
