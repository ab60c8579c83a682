package decant.simulator.api;

import decant.simulator.bucket.Account;
import decant.simulator.bucket.Bucket;
import decant.simulator.bucket.Ownership;
import decant.simulator.bucket.PublicAccessBlock;
import decant.simulator.bucket.S3Error;
import decant.simulator.http.Response;
import decant.simulator.http.XmlElement;
import decant.simulator.http.XmlWriter;

/** The calls about buckets as such. */
final class Buckets {
    /** The region whose buckets name no location. */
    private static final String CLASSIC_REGION = "us-east-1";

    private Buckets() {}

    static Response listAll(Invocation call) {
        Account owner = signer(call);
        XmlWriter xml =
                XmlWriter.s3("ListAllMyBucketsResult")
                        .begin("Owner")
                        .text("ID", owner.canonicalId())
                        .end()
                        .begin("Buckets");
        for (Bucket bucket : call.world().ownedBy(owner)) {
            xml.begin("Bucket")
                    .text("Name", bucket.name())
                    .text("CreationDate", HttpDates.iso(bucket.created()))
                    .text("BucketRegion", bucket.region())
                    .end();
        }
        return Response.xml(200, xml.finish());
    }

    static Response create(Invocation call) {
        Account owner = signer(call);
        requireLocation(call);
        Ownership ownership =
                call.header("x-amz-object-ownership").map(Ownership::of).orElse(Ownership.BUCKET_OWNER_ENFORCED);
        Bucket bucket =
                call.world().create(call.bucketName(), call.region(), owner, ownership, PublicAccessBlock.ALL, null);
        if (call.header("x-amz-acl").isPresent()) {
            bucket.setAcl(
                    call.access(bucket).aclForWrite(AclHeaders.read(call.request(), call.world().accounts()::knows)));
        }
        return Response.of(200).header("location", "/" + bucket.name());
    }

    private static Account signer(Invocation call) {
        Account account = call.caller().account();
        if (account == null) {
            throw S3Error.accessDenied();
        }
        return account;
    }

    private static void requireLocation(Invocation call) {
        String constraint =
                call.payload().bytes().length == 0
                        ? CLASSIC_REGION
                        : XmlElement.read(call.payload().bytes(), "CreateBucketConfiguration")
                                .child("LocationConstraint")
                                .map(XmlElement::text)
                                .orElse(CLASSIC_REGION);
        if (!constraint.equals(call.region())) {
            throw new S3Error(
                    400,
                    "IllegalLocationConstraintException",
                    "The "
                            + constraint
                            + " location constraint is incompatible for the region specific endpoint this"
                            + " request was sent to.");
        }
    }

    static Response head(Invocation call) {
        Bucket bucket = call.bucket();
        call.access(bucket).requireList();
        return Response.of(200).header("x-amz-bucket-region", bucket.region());
    }

    static Response delete(Invocation call) {
        Bucket bucket = call.bucket();
        call.access(bucket).requireTrusted();
        call.world().delete(bucket);
        return Response.of(204);
    }

    /** Answered by every region's endpoint, as it is how clients find out which to ask. */
    static Response location(Invocation call) {
        Bucket bucket = call.bucketAnywhere();
        call.access(bucket).requireTrusted();
        String location = bucket.region().equals(CLASSIC_REGION) ? "" : bucket.region();
        return Response.xml(
                200,
                XmlWriter.DECLARATION
                        + "<LocationConstraint xmlns=\""
                        + XmlWriter.NAMESPACE
                        + "\">"
                        + location
                        + "</LocationConstraint>");
    }
}
