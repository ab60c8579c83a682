package decant.simulator.api;

import decant.simulator.bucket.Acl;
import decant.simulator.bucket.AclRequest;
import decant.simulator.bucket.AtRest;
import decant.simulator.bucket.Bucket;
import decant.simulator.bucket.Ownership;
import decant.simulator.bucket.PublicAccessBlock;
import decant.simulator.bucket.S3Error;
import decant.simulator.http.Response;
import decant.simulator.http.XmlElement;
import decant.simulator.http.XmlWriter;
import java.util.Map;

/** Reading and changing the settings of a bucket. */
final class BucketSettings {
    private BucketSettings() {}

    /** Versioning was never enabled on any bucket here, which an empty document says. */
    static Response versioning(Invocation call) {
        trusted(call);
        return Response.xml(200, XmlWriter.s3("VersioningConfiguration").finish());
    }

    static Response encryption(Invocation call) {
        AtRest atRest = trusted(call).encryption();
        XmlWriter xml =
                XmlWriter.s3("ServerSideEncryptionConfiguration")
                        .begin("Rule")
                        .begin("ApplyServerSideEncryptionByDefault")
                        .text("SSEAlgorithm", atRest.algorithm());
        String key = atRest.keyId();
        return Response.xml(200, (key == null ? xml : xml.text("KMSMasterKeyID", key)).finish());
    }

    static Response website(Invocation call) {
        Bucket bucket = trusted(call);
        if (!bucket.isWebsite()) {
            throw new S3Error(
                    404,
                    "NoSuchWebsiteConfiguration",
                    "The specified bucket does not have a website configuration",
                    Map.of("BucketName", bucket.name()));
        }
        return Response.xml(
                200, XmlWriter.s3("WebsiteConfiguration").begin("IndexDocument").text("Suffix", "index.html").finish());
    }

    static Response ownership(Invocation call) {
        Bucket bucket = trusted(call);
        return Response.xml(
                200,
                XmlWriter.s3("OwnershipControls")
                        .begin("Rule")
                        .text("ObjectOwnership", bucket.ownership().apiName())
                        .finish());
    }

    static Response putOwnership(Invocation call) {
        Bucket bucket = trusted(call);
        UploadChecks.require(call);
        XmlElement rule =
                XmlElement.read(call.payload().bytes(), "OwnershipControls")
                        .child("Rule")
                        .orElseThrow(S3Error::malformedXml);
        Ownership ownership = Ownership.of(rule.required("ObjectOwnership"));
        boolean granting = !bucket.acl().equals(Acl.privateTo(bucket.owner().canonicalId()));
        if (ownership == Ownership.BUCKET_OWNER_ENFORCED && granting) {
            throw new S3Error(
                    400,
                    "InvalidBucketAclWithObjectOwnership",
                    "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting");
        }
        bucket.setOwnership(ownership);
        return Response.of(200);
    }

    static Response publicAccessBlock(Invocation call) {
        Bucket bucket = trusted(call);
        PublicAccessBlock block = bucket.configuredPublicAccessBlock();
        if (block == null) {
            throw new S3Error(
                    404,
                    "NoSuchPublicAccessBlockConfiguration",
                    "The public access block configuration was not found",
                    Map.of("BucketName", bucket.name()));
        }
        return Response.xml(
                200,
                XmlWriter.s3("PublicAccessBlockConfiguration")
                        .text("BlockPublicAcls", Boolean.toString(block.blockPublicAcls()))
                        .text("IgnorePublicAcls", Boolean.toString(block.ignorePublicAcls()))
                        .text("BlockPublicPolicy", Boolean.toString(block.blockPublicPolicy()))
                        .text("RestrictPublicBuckets", Boolean.toString(block.restrictPublicBuckets()))
                        .finish());
    }

    static Response putPublicAccessBlock(Invocation call) {
        Bucket bucket = trusted(call);
        UploadChecks.require(call);
        XmlElement block = XmlElement.read(call.payload().bytes(), "PublicAccessBlockConfiguration");
        bucket.setPublicAccessBlock(
                new PublicAccessBlock(
                        isTrue(block, "BlockPublicAcls"),
                        isTrue(block, "IgnorePublicAcls"),
                        isTrue(block, "BlockPublicPolicy"),
                        isTrue(block, "RestrictPublicBuckets")));
        return Response.of(200);
    }

    private static boolean isTrue(XmlElement block, String setting) {
        return block.child(setting).filter(value -> value.text().equals("true")).isPresent();
    }

    static Response deletePublicAccessBlock(Invocation call) {
        trusted(call).setPublicAccessBlock(null);
        return Response.of(204);
    }

    static Response acl(Invocation call) {
        Bucket bucket = call.bucket();
        call.access(bucket).requireReadBucketAcl();
        boolean disabled = bucket.ownership() == Ownership.BUCKET_OWNER_ENFORCED;
        Acl acl = disabled ? Acl.privateTo(bucket.owner().canonicalId()) : bucket.acl();
        return Response.xml(200, AclDocument.write(acl));
    }

    static Response putAcl(Invocation call) {
        Bucket bucket = call.bucket();
        call.access(bucket).requireWriteBucketAcl();
        String ownerId = bucket.owner().canonicalId();
        AclRequest request = Acls.requested(call, ownerId);
        bucket.setAcl(call.access(bucket).aclForReplacement(request, ownerId));
        return Response.of(200);
    }

    private static Bucket trusted(Invocation call) {
        Bucket bucket = call.bucket();
        call.access(bucket).requireTrusted();
        return bucket;
    }
}
