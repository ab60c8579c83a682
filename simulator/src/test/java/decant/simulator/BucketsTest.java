package decant.simulator;

import static decant.simulator.Answers.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import decant.simulator.bucket.S3Error;
import decant.simulator.bucket.S3Operation;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Buckets, their regions and their settings. */
final class BucketsTest {
    private final TwoRegions world = new TwoRegions();
    private final S3Client eu = world.client(TwoRegions.EU, world.alice);
    private final S3Client bob = world.client(TwoRegions.US, world.bob);

    @AfterEach
    void close() {
        eu.close();
        bob.close();
        world.close();
    }

    @Test
    void aBucketIsFoundInItsRegionOnly() {
        assertThat(eu.headBucket(head -> head.bucket("mirror")).bucketRegion()).isEqualTo(TwoRegions.EU);
        S3Exception elsewhere = refused(301, () -> world.s3.headBucket(head -> head.bucket("mirror")));
        assertThat(elsewhere.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("x-amz-bucket-region"))
                .contains(TwoRegions.EU);
        refused(301, "PermanentRedirect", () -> world.s3.listObjectsV2(list -> list.bucket("mirror")));
        assertThat(world.s3.getBucketLocation(get -> get.bucket("mirror")).locationConstraintAsString())
                .isEqualTo(TwoRegions.EU);
        assertThat(world.s3.getBucketLocation(get -> get.bucket("pictures")).locationConstraintAsString())
                .isNullOrEmpty();
    }

    @Test
    void bucketsAreCreatedAndDeleted() {
        eu.createBucket(create ->
                create.bucket("third")
                        .createBucketConfiguration(configuration -> configuration.locationConstraint(TwoRegions.EU)));

        assertThat(eu.listBuckets().buckets())
                .extracting(Bucket::name, Bucket::bucketRegion)
                .containsExactly(
                        tuple("mirror", TwoRegions.EU),
                        tuple("pictures", TwoRegions.US),
                        tuple("third", TwoRegions.EU));
        refused(
                400,
                "IllegalLocationConstraintException",
                () ->
                        eu.createBucket(create ->
                                create.bucket("fourth")
                                        .createBucketConfiguration(
                                                configuration -> configuration.locationConstraint("us-west-2"))));
        refused(409, "BucketAlreadyOwnedByYou", () -> world.s3.createBucket(create -> create.bucket("third")));
        refused(409, "BucketAlreadyExists", () -> bob.createBucket(create -> create.bucket("third")));
        for (String name : List.of("UPPER", "a", "dots..together", "-begins")) {
            assertThatThrownBy(() -> world.simulator.createBucket(BucketOptions.of(name, TwoRegions.US, world.bob)))
                    .isInstanceOfSatisfying(
                            S3Error.class, error -> assertThat(error.code()).isEqualTo("InvalidBucketName"));
        }

        world.simulator.bucket("third").put("k", new byte[0]);
        refused(409, "BucketNotEmpty", () -> eu.deleteBucket(delete -> delete.bucket("third")));
        world.simulator.bucket("third").remove("k");
        refused(301, () -> bob.deleteBucket(delete -> delete.bucket("third")));
        eu.deleteBucket(delete -> delete.bucket("third"));
        refused(404, () -> eu.headBucket(head -> head.bucket("third")));
    }

    @Test
    void settingsAreAnswered() {
        assertThat(world.s3.getBucketVersioning(get -> get.bucket("pictures")).status()).isNull();
        refused(404, "NoSuchWebsiteConfiguration", () -> world.s3.getBucketWebsite(get -> get.bucket("pictures")));
        world.pictures.settings().setWebsite(true);
        assertThat(world.s3.getBucketWebsite(get -> get.bucket("pictures")).indexDocument().suffix())
                .isEqualTo("index.html");
        refused(403, "AccessDenied", () -> bob.getBucketVersioning(get -> get.bucket("pictures")));
    }

    @Test
    void whatIsNotKnownIsNotImplemented() {
        refused(501, "NotImplemented", () -> world.s3.getBucketPolicy(get -> get.bucket("pictures")));
        refused(501, "NotImplemented", () -> world.s3.listObjectVersions(list -> list.bucket("pictures")));
        refused(
                501,
                "NotImplemented",
                () ->
                        world.s3.putBucketVersioning(
                                put -> put.bucket("pictures").versioningConfiguration(on -> on.status("Enabled"))));
        refused(
                501,
                "NotImplemented",
                () -> world.s3.getObject(get -> get.bucket("pictures").key("k").responseContentType("text/plain")));
        refused(
                501,
                "NotImplemented",
                () ->
                        world.s3.copyObject(copy ->
                                copy.sourceBucket("pictures")
                                        .sourceKey("k")
                                        .destinationBucket("pictures")
                                        .destinationKey("k")
                                        .objectLockLegalHoldStatus("ON")));
        assertThat(world.simulator.requests().unknownSoFar()).isEqualTo(4);
        assertThat(world.simulator.requests().of(S3Operation.COPY_OBJECT)).isEqualTo(1);
    }

    @Test
    void requestsAreCountedByOperation() {
        world.s3.listBuckets();
        world.s3.headBucket(head -> head.bucket("pictures"));
        world.s3.headBucket(head -> head.bucket("pictures"));

        assertThat(world.simulator.requests().of(S3Operation.HEAD_BUCKET)).isEqualTo(2);
        assertThat(world.simulator.requests().total()).isEqualTo(3);
        assertThat(world.simulator.requests().all()).hasSize(2);
        assertThat(world.simulator.requests().mostInFlight()).isEqualTo(1);
    }
}
