package decant.simulator;

import static decant.simulator.Answers.refused;
import static org.assertj.core.api.Assertions.assertThat;

import decant.model.Grant;
import decant.model.Grantee;
import decant.model.Permission;
import decant.simulator.bucket.Acl;
import decant.simulator.bucket.StoredObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;

/**
 * What a copy carries, what it does not, and when it is refused: as AWS documents. Source and target lie in two
 * regions.
 */
final class CopiesTest {
    private static final String ETAG = "\"5d41402abc4b2a76b9719d911017c592\"";

    private final TwoRegions world = new TwoRegions();
    private final S3Client eu = world.client(TwoRegions.EU, world.alice);

    @AfterEach
    void close() {
        eu.close();
        world.close();
    }

    private void putSource(String key) {
        world.s3.putObject(
                put ->
                        put.bucket("pictures")
                                .key(key)
                                .contentType("image/png")
                                .metadata(Map.of("colour", "red"))
                                .tagging("kind=cat")
                                .acl(ObjectCannedACL.PUBLIC_READ)
                                .websiteRedirectLocation("/elsewhere")
                                .storageClass("STANDARD_IA")
                                .checksumAlgorithm(ChecksumAlgorithm.SHA256),
                RequestBody.fromString("hello"));
    }

    private CopyObjectResponse copy(Consumer<CopyObjectRequest.Builder> more) {
        return eu.copyObject(copy -> {
            copy.sourceBucket("pictures").sourceKey("k").destinationBucket("mirror").destinationKey("k");
            more.accept(copy);
        });
    }

    private StoredObject atTarget(String key) {
        return world.mirror.peek(key).orElseThrow();
    }

    @Test
    void metadataAndTagsAreCarriedAccessClassAndRedirectAreNot() {
        putSource("k");

        CopyObjectResponse answer = copy(_ -> {});

        assertThat(answer.copyObjectResult().eTag()).isEqualTo(ETAG);
        assertThat(answer.copyObjectResult().lastModified()).isEqualTo(atTarget("k").lastModified());
        StoredObject copy = atTarget("k");
        assertThat(copy.headers().system()).isEqualTo(Map.of("content-type", "image/png"));
        assertThat(copy.headers().user()).isEqualTo(Map.of("colour", "red"));
        assertThat(copy.tags()).isEqualTo(Map.of("kind", "cat"));
        assertThat(copy.acl()).isEqualTo(Acl.privateTo(world.alice.canonicalId()));
        assertThat(copy.storageClass().name()).isEqualTo("STANDARD");
        StoredObject source = world.pictures.peek("k").orElseThrow();
        assertThat(copy.checksum()).as("the algorithm is kept").isEqualTo(source.checksum());
    }

    @Test
    void directivesReplaceEverything() {
        putSource("k");

        copy(copy ->
                copy.metadataDirective("REPLACE")
                        .contentType("text/plain")
                        .taggingDirective("REPLACE")
                        .tagging("kind=dog")
                        .websiteRedirectLocation("/there")
                        .storageClass("GLACIER_IR")
                        .checksumAlgorithm(ChecksumAlgorithm.CRC32_C));

        StoredObject copy = atTarget("k");
        assertThat(copy.headers().system())
                .isEqualTo(Map.of("content-type", "text/plain", "x-amz-website-redirect-location", "/there"));
        assertThat(copy.headers().user()).isEmpty();
        assertThat(copy.tags()).isEqualTo(Map.of("kind", "dog"));
        assertThat(copy.storageClass().name()).isEqualTo("GLACIER_IR");
        assertThat(copy.checksum().algorithm().name()).isEqualTo("CRC32C");
    }

    @Test
    void grantsAreSentWithTheCopy() {
        putSource("k");
        String alice = world.alice.canonicalId();
        String bob = world.bob.canonicalId();

        copy(copy -> copy.grantFullControl("id=\"" + alice + "\"").grantRead("id=\"" + bob + "\""));

        assertThat(atTarget("k").acl().grants())
                .containsExactly(
                        new Grant(new Grantee.Account(alice), Permission.FULL_CONTROL),
                        new Grant(new Grantee.Account(bob), Permission.READ));
        refused(400, "InvalidRequest", () -> copy(copy -> copy.acl("private").grantRead("id=\"" + bob + "\"")));
        refused(400, "InvalidArgument", () -> copy(copy -> copy.grantRead("id=\"nobody\"")));
    }

    @Test
    void conditionsOnTheSourceAreHonouredUnlessTheSwitchIsSet() {
        putSource("k");

        refused(412, "PreconditionFailed", () -> copy(copy -> copy.copySourceIfMatch("\"other\"")));
        refused(412, "PreconditionFailed", () -> copy(copy -> copy.copySourceIfNoneMatch(ETAG)));
        refused(412, "PreconditionFailed", () -> copy(copy -> copy.copySourceIfUnmodifiedSince(Instant.EPOCH)));
        Instant tomorrow = Instant.now().plusSeconds(86_400);
        refused(412, "PreconditionFailed", () -> copy(copy -> copy.copySourceIfModifiedSince(tomorrow)));
        assertThat(world.mirror.keys()).isEmpty();
        copy(copy -> copy.copySourceIfMatch(ETAG).copySourceIfUnmodifiedSince(Instant.EPOCH));
        world.mirror.remove("k");

        world.simulator.switches().setIgnoresCopySourceConditions(true);
        copy(copy -> copy.copySourceIfMatch("\"other\""));
        assertThat(world.mirror.keys()).containsExactly("k");
    }

    @Test
    void conditionsOnTheTargetAreHonouredUnlessTheSwitchIsSet() {
        putSource("k");
        refused(404, "NoSuchKey", () -> copy(copy -> copy.ifMatch(ETAG)));
        copy(copy -> copy.ifNoneMatch("*"));
        refused(412, "PreconditionFailed", () -> copy(copy -> copy.ifNoneMatch("*")));
        refused(412, "PreconditionFailed", () -> copy(copy -> copy.ifMatch("\"other\"")));
        copy(copy -> copy.ifMatch(ETAG));

        world.simulator.switches().setIgnoresCopyTargetConditions(true);
        world.mirror.put("k", new byte[] {1});
        copy(copy -> copy.ifNoneMatch("*").ifMatch("\"other\""));
        assertThat(atTarget("k").etag().quoted()).isEqualTo(ETAG);
    }

    @Test
    void whatIsTooLargeOrArchivedOrGoneIsRefused() {
        world.pictures.putMade("k", 1, (5L << 30) + 1);
        refused(400, "InvalidRequest", () -> copy(_ -> {}));
        world.pictures.putMade("k", 1, 5L << 30);
        copy(_ -> {});
        assertThat(atTarget("k").etag()).isEqualTo(world.pictures.peek("k").orElseThrow().etag());

        putSource("k");
        world.s3.copyObject(copy ->
                copy.sourceBucket("pictures")
                        .sourceKey("k")
                        .destinationBucket("pictures")
                        .destinationKey("k")
                        .storageClass("DEEP_ARCHIVE"));
        refused(403, "InvalidObjectState", () -> copy(_ -> {}));

        refused(404, "NoSuchKey", () -> copy(copy -> copy.sourceKey("absent")));
        refused(404, "NoSuchBucket", () -> copy(copy -> copy.sourceBucket("absent")));
    }

    @Test
    void aCopyOntoItselfMustChangeSomething() {
        putSource("k");

        refused(
                400,
                "InvalidRequest",
                () ->
                        world.s3.copyObject(copy ->
                                copy.sourceBucket("pictures")
                                        .sourceKey("k")
                                        .destinationBucket("pictures")
                                        .destinationKey("k")));
        world.s3.copyObject(copy ->
                copy.sourceBucket("pictures")
                        .sourceKey("k")
                        .destinationBucket("pictures")
                        .destinationKey("k")
                        .metadataDirective("REPLACE")
                        .metadata(Map.of("colour", "blue")));
        assertThat(world.pictures.peek("k").orElseThrow().headers().user()).containsEntry("colour", "blue");
    }

    @Test
    void tagsAreCopiedByThoseOnlyWhoMayReadThem() {
        putSource("k");
        SimulatedBucket bobs =
                world.simulator.createBucket(BucketOptions.of("bobs", TwoRegions.EU, world.bob).withAcls());
        try (S3Client bob = world.client(TwoRegions.EU, world.bob)) {
            refused(
                    403,
                    "AccessDenied",
                    () ->
                            bob.copyObject(copy ->
                                    copy.sourceBucket("pictures")
                                            .sourceKey("k")
                                            .destinationBucket("bobs")
                                            .destinationKey("k")));
            world.pictures.change("k", object -> object.withTags(new TreeMap<>()));
            bob.copyObject(
                    copy -> copy.sourceBucket("pictures").sourceKey("k").destinationBucket("bobs").destinationKey("k"));
        }
        assertThat(bobs.peek("k").orElseThrow().acl().ownerId()).isEqualTo(world.bob.canonicalId());
    }

    @Test
    void ownersExpectedMustBeTheOwners() {
        putSource("k");
        String alice = world.alice.accountId();
        String bob = world.bob.accountId();

        copy(copy -> copy.expectedBucketOwner(alice).expectedSourceBucketOwner(alice));
        for (List<String> owners : List.of(List.of(alice, bob), List.of(bob, alice))) {
            refused(
                    403,
                    "AccessDenied",
                    () ->
                            copy(copy ->
                                    copy.expectedBucketOwner(owners.get(0)).expectedSourceBucketOwner(owners.get(1))));
        }
    }
}
