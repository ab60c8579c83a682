package decant.simulator;

import static decant.simulator.Answers.refused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import decant.model.StorageClass;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;

/** Objects through the SDK's client: written, read, listed, removed. */
final class ObjectsTest {
    private static final String BUCKET = "pictures";
    private static final String HELLO_ETAG = "\"5d41402abc4b2a76b9719d911017c592\"";

    private final TwoRegions world = new TwoRegions();

    @AfterEach
    void close() {
        world.close();
    }

    private void put(String key, String text) {
        world.s3.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromString(text));
    }

    private String read(String key) {
        return world.s3.getObjectAsBytes(get -> get.bucket(BUCKET).key(key)).asUtf8String();
    }

    private HeadObjectResponse head(String key) {
        return world.s3.headObject(look -> look.bucket(BUCKET).key(key));
    }

    @Test
    void whatIsWrittenIsReadBackWithItsMetadata() {
        String key = "a/b c+d%.jpg";
        world.s3.putObject(
                request ->
                        request.bucket(BUCKET)
                                .key(key)
                                .contentType("image/jpeg")
                                .cacheControl("max-age=60")
                                .contentDisposition("inline")
                                .contentEncoding("identity")
                                .contentLanguage("de")
                                .expires(Instant.ofEpochSecond(2_000_000_000))
                                .websiteRedirectLocation("/elsewhere")
                                .metadata(Map.of("colour", "red"))
                                .tagging("kind=cat&x=1%202")
                                .storageClass("STANDARD_IA"),
                RequestBody.fromString("hello"));

        assertThat(read(key)).isEqualTo("hello");
        HeadObjectResponse head = head(key);
        assertThat(head.contentLength()).isEqualTo(5);
        assertThat(head.eTag()).isEqualTo(HELLO_ETAG);
        assertThat(head.contentType()).isEqualTo("image/jpeg");
        assertThat(head.cacheControl()).isEqualTo("max-age=60");
        assertThat(head.contentDisposition()).isEqualTo("inline");
        assertThat(head.contentEncoding()).isEqualTo("identity");
        assertThat(head.contentLanguage()).isEqualTo("de");
        assertThat(head.expiresString()).isEqualTo("Wed, 18 May 2033 03:33:20 GMT");
        assertThat(head.websiteRedirectLocation()).isEqualTo("/elsewhere");
        assertThat(head.metadata()).isEqualTo(Map.of("colour", "red"));
        assertThat(head.tagCount()).isEqualTo(2);
        assertThat(head.storageClassAsString()).isEqualTo("STANDARD_IA");
        assertThat(head.checksumCRC32()).isNull();
        assertThat(world.pictures.keys()).containsExactly(key);
    }

    @Test
    void metadataBeyondAsciiComesBackEncodedAndIsTakenEncoded() {
        String encoded = "=?UTF-8?B?" + Base64.getEncoder().encodeToString("r\u00F6t".getBytes(UTF_8)) + "?=";
        for (String given : List.of(encoded, "=?UTF-8?Q?r=C3=B6t?=")) {
            world.s3.putObject(
                    request -> request.bucket(BUCKET).key("k").metadata(Map.of("colour", given)),
                    RequestBody.fromString(""));

            assertThat(world.pictures.peek("k").orElseThrow().headers().user()).containsEntry("colour", "r\u00F6t");
            assertThat(head("k").metadata()).containsEntry("colour", encoded);
        }
    }

    @Test
    void aMissingKeyIsNamedByGetAndNotByHead() {
        S3Exception missing = refused(404, "NoSuchKey", () -> read("nothing"));
        assertThat(missing.requestId()).isNotEmpty();
        refused(404, () -> head("nothing"));
        refused(404, "NoSuchBucket", () -> world.s3.listObjectsV2(list -> list.bucket("nowhere")));
    }

    @Test
    void keysAreUpToOneKilobyteLong() {
        put("\u00E9".repeat(512), "fits");
        refused(400, "KeyTooLongError", () -> put("\u00E9".repeat(512) + "x", "does not"));
    }

    @Test
    void metadataIsUpToTwoKilobytesLong() {
        refused(
                400,
                "MetadataTooLarge",
                () ->
                        world.s3.putObject(
                                request -> request.bucket(BUCKET).key("k").metadata(Map.of("long", "x".repeat(2048))),
                                RequestBody.fromString("")));
    }

    @Test
    void rangesAreReadFromBothEnds() {
        put("k", "0123456789");

        Map<String, String> expected =
                Map.of("bytes=2-4", "234", "bytes=7-", "789", "bytes=-2", "89", "bytes=8-99", "89");
        expected.forEach((range, text) ->
                assertThat(world.s3.getObjectAsBytes(get -> get.bucket(BUCKET).key("k").range(range)).asUtf8String())
                        .isEqualTo(text));
        assertThat(world.s3.getObject(get -> get.bucket(BUCKET).key("k").range("bytes=2-4")).response().contentRange())
                .isEqualTo("bytes 2-4/10");
        refused(416, "InvalidRange", () -> world.s3.getObject(get -> get.bucket(BUCKET).key("k").range("bytes=10-")));
    }

    @Test
    void readsObeyConditions() {
        put("k", "hello");

        refused(412, "PreconditionFailed", () -> world.s3.getObject(get -> get.bucket(BUCKET).key("k").ifMatch("x")));
        refused(304, () -> world.s3.headObject(look -> look.bucket(BUCKET).key("k").ifNoneMatch(HELLO_ETAG)));
        Instant tomorrow = Instant.now().plusSeconds(86_400);
        refused(304, () -> world.s3.headObject(look -> look.bucket(BUCKET).key("k").ifModifiedSince(tomorrow)));
        assertThat(
                        world.s3
                                .headObject(look ->
                                        look.bucket(BUCKET)
                                                .key("k")
                                                .ifMatch(HELLO_ETAG)
                                                .ifUnmodifiedSince(Instant.EPOCH))
                                .contentLength())
                .as("a match of the ETag outweighs the date")
                .isEqualTo(5);
    }

    @Test
    void writesObeyConditions() {
        world.s3.putObject(
                request -> request.bucket(BUCKET).key("k").ifNoneMatch("*"), RequestBody.fromString("hello"));

        refused(
                412,
                "PreconditionFailed",
                () ->
                        world.s3.putObject(
                                request -> request.bucket(BUCKET).key("k").ifNoneMatch("*"),
                                RequestBody.fromString("other")));
        refused(
                412,
                "PreconditionFailed",
                () ->
                        world.s3.putObject(
                                request -> request.bucket(BUCKET).key("k").ifMatch("\"other\""),
                                RequestBody.fromString("other")));
        refused(
                404,
                "NoSuchKey",
                () ->
                        world.s3.putObject(
                                request -> request.bucket(BUCKET).key("absent").ifMatch(HELLO_ETAG),
                                RequestBody.fromString("other")));
        refused(
                501,
                "NotImplemented",
                () ->
                        world.s3.putObject(
                                request -> request.bucket(BUCKET).key("k").ifNoneMatch(HELLO_ETAG),
                                RequestBody.fromString("other")));
        world.s3.putObject(
                request -> request.bucket(BUCKET).key("k").ifMatch(HELLO_ETAG), RequestBody.fromString("newer"));
        assertThat(read("k")).isEqualTo("newer");
    }

    @Test
    void removalsObeyConditionsUnlessTheSwitchIsSet() {
        put("k", "hello");

        refused(
                412,
                "PreconditionFailed",
                () -> world.s3.deleteObject(delete -> delete.bucket(BUCKET).key("k").ifMatch("\"other\"")));
        refused(
                404,
                "NoSuchKey",
                () -> world.s3.deleteObject(delete -> delete.bucket(BUCKET).key("absent").ifMatch("*")));
        world.s3.deleteObject(delete -> delete.bucket(BUCKET).key("k").ifMatch(HELLO_ETAG));
        world.s3.deleteObject(delete -> delete.bucket(BUCKET).key("k"));
        assertThat(world.pictures.keys()).isEmpty();

        put("k", "hello");
        world.simulator.switches().setIgnoresDeleteConditions(true);
        world.s3.deleteObject(delete -> delete.bucket(BUCKET).key("k").ifMatch("\"other\""));
        assertThat(world.pictures.keys()).isEmpty();
    }

    @Test
    void manyAreRemovedAtOnceEachUnderItsCondition() {
        put("a", "hello");
        put("b\n<&>", "hello");
        put("c", "hello");

        DeleteObjectsResponse answer =
                world.s3.deleteObjects(request ->
                        request.bucket(BUCKET)
                                .delete(delete ->
                                        delete.objects(
                                                ObjectIdentifier.builder().key("a").eTag("\"other\"").build(),
                                                ObjectIdentifier.builder().key("b\n<&>").eTag(HELLO_ETAG).build(),
                                                ObjectIdentifier.builder().key("absent").build())));

        assertThat(answer.deleted()).extracting(object -> object.key()).containsExactly("b\n<&>", "absent");
        assertThat(answer.errors())
                .extracting(error -> error.key() + " " + error.code())
                .containsExactly("a PreconditionFailed");
        assertThat(world.pictures.keys()).containsExactly("a", "c");
    }

    @Test
    void tagsAreReplacedAndRemoved() {
        put("k", "hello");
        world.s3.putObjectTagging(request ->
                request.bucket(BUCKET)
                        .key("k")
                        .tagging(tags -> tags.tagSet(Tag.builder().key("a&b").value("<1>").build())));

        assertThat(world.s3.getObjectTagging(get -> get.bucket(BUCKET).key("k")).tagSet())
                .containsExactly(Tag.builder().key("a&b").value("<1>").build());
        world.s3.deleteObjectTagging(delete -> delete.bucket(BUCKET).key("k"));
        assertThat(world.s3.getObjectTagging(get -> get.bucket(BUCKET).key("k")).tagSet()).isEmpty();
        assertThat(head("k").tagCount()).isNull();
        refused(404, "NoSuchKey", () -> world.s3.getObjectTagging(get -> get.bucket(BUCKET).key("absent")));
        refused(
                400,
                "InvalidTag",
                () ->
                        world.s3.putObject(
                                request -> request.bucket(BUCKET).key("k").tagging("a=1&a=2"),
                                RequestBody.fromString("")));
    }

    @Test
    void archivedObjectsAreLookedAtButNotReadUntilRestored() {
        world.s3.putObject(
                request -> request.bucket(BUCKET).key("k").storageClass("GLACIER"), RequestBody.fromString("cold"));

        assertThat(head("k").storageClassAsString()).isEqualTo("GLACIER");
        refused(403, "InvalidObjectState", () -> read("k"));
        world.pictures.change("k", object -> object.withRestored(true));
        assertThat(read("k")).isEqualTo("cold");
        assertThat(head("k").restore()).startsWith("ongoing-request=\"false\"");
        assertThat(world.pictures.peek("k").orElseThrow().storageClass()).isEqualTo(new StorageClass("GLACIER"));
        refused(
                400,
                "InvalidStorageClass",
                () ->
                        world.s3.putObject(
                                request -> request.bucket(BUCKET).key("k").storageClass("LUKEWARM"),
                                RequestBody.fromString("")));
    }

    @Test
    void largeBodiesAreMadeUpWhenRead() {
        world.pictures.putMade("huge", 7, 6L << 30);

        assertThat(head("huge").contentLength()).isEqualTo(6L << 30);
        byte[] first =
                world.s3
                        .getObjectAsBytes(get -> get.bucket(BUCKET).key("huge").range("bytes=5000000000-5000000099"))
                        .asByteArray();
        byte[] overlapping =
                world.s3
                        .getObjectAsBytes(get -> get.bucket(BUCKET).key("huge").range("bytes=5000000050-5000000149"))
                        .asByteArray();
        assertThat(overlapping).startsWith(Arrays.copyOfRange(first, 50, 100));
    }
}
