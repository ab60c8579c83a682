package decant.simulator;

import static decant.simulator.Answers.refused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import decant.simulator.bucket.Hashes;
import decant.simulator.bucket.Limits;
import decant.simulator.bucket.StoredObject;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.ListPartsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.Part;

/** Uploads in parts. The least size of a part is a kilobyte here, so that tests need not move megabytes. */
final class MultipartTest {
    private static final String BUCKET = "pictures";
    private static final byte[] KILOBYTE = "0123456789abcdef".repeat(64).getBytes(UTF_8);

    private final TwoRegions world =
            new TwoRegions(
                    SimulatorOptions.defaults().withLimits(new Limits(KILOBYTE.length, Limits.AWS.maxCopyBytes())));

    @AfterEach
    void close() {
        world.close();
    }

    private String begin(String key) {
        return world.s3
                .createMultipartUpload(create ->
                        create.bucket(BUCKET).key(key).contentType("video/mp4").tagging("kind=film").acl("public-read"))
                .uploadId();
    }

    private CompletedPart upload(String key, String uploadId, int number, byte[] bytes) {
        String etag =
                world.s3
                        .uploadPart(
                                part -> part.bucket(BUCKET).key(key).uploadId(uploadId).partNumber(number),
                                RequestBody.fromBytes(bytes))
                        .eTag();
        return CompletedPart.builder().partNumber(number).eTag(etag).build();
    }

    private CompleteMultipartUploadResponse complete(String key, String uploadId, List<CompletedPart> parts) {
        return world.s3.completeMultipartUpload(request ->
                request.bucket(BUCKET).key(key).uploadId(uploadId).multipartUpload(upload -> upload.parts(parts)));
    }

    /** An object of two full parts and a short one. */
    private String threeParts(String key) {
        String uploadId = begin(key);
        List<CompletedPart> parts = new ArrayList<>();
        parts.add(upload(key, uploadId, 1, KILOBYTE));
        parts.add(upload(key, uploadId, 2, KILOBYTE));
        parts.add(upload(key, uploadId, 7, new byte[] {1, 2, 3}));
        return complete(key, uploadId, parts).eTag();
    }

    @Test
    void theETagIsTheDigestOfTheDigestsWithTheirNumber() {
        byte[] one = Hashes.digest("MD5").digest(KILOBYTE);
        byte[] three = Hashes.digest("MD5").digest(new byte[] {1, 2, 3});
        var all = Hashes.digest("MD5");
        all.update(one);
        all.update(one);
        all.update(three);

        assertThat(threeParts("k")).isEqualTo('"' + HexFormat.of().formatHex(all.digest()) + "-3\"");
        StoredObject object = world.pictures.peek("k").orElseThrow();
        assertThat(object.size()).isEqualTo(2 * KILOBYTE.length + 3);
        assertThat(object.headers().system()).containsEntry("content-type", "video/mp4");
        assertThat(object.tags()).isEqualTo(Map.of("kind", "film"));
        assertThat(object.acl().isPublic()).isTrue();
        assertThat(world.pictures.uploadsUnderWay()).isZero();
    }

    @Test
    void aHeadTellsThePartsOneByOne() {
        threeParts("k");

        HeadObjectResponse last = world.s3.headObject(head -> head.bucket(BUCKET).key("k").partNumber(3));
        assertThat(last.partsCount()).isEqualTo(3);
        assertThat(last.contentLength()).isEqualTo(3);
        assertThat(world.s3.headObject(head -> head.bucket(BUCKET).key("k")).partsCount()).isNull();
        refused(416, () -> world.s3.headObject(head -> head.bucket(BUCKET).key("k").partNumber(4)));

        world.pictures.put("single", KILOBYTE);
        HeadObjectResponse only = world.s3.headObject(head -> head.bucket(BUCKET).key("single").partNumber(1));
        assertThat(only.partsCount()).isNull();
        assertThat(only.contentLength()).isEqualTo(KILOBYTE.length);
    }

    @Test
    void aPlainCopyHasAPlainETag() {
        threeParts("k");
        world.s3.copyObject(
                copy -> copy.sourceBucket(BUCKET).sourceKey("k").destinationBucket(BUCKET).destinationKey("copy"));

        StoredObject copy = world.pictures.peek("copy").orElseThrow();
        assertThat(copy.etag().isPlain()).isTrue();
        assertThat(copy.partSizesBytes()).isEmpty();
    }

    @Test
    void aCopyInTheSamePartsHasTheSameETag() {
        String etag = threeParts("k");
        String uploadId = begin("copy");
        List<CompletedPart> parts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int number = i + 1;
            String range = "bytes=" + i * KILOBYTE.length + "-" + (i == 2 ? 2050 : number * KILOBYTE.length - 1);
            String part =
                    world.s3
                            .uploadPartCopy(copy ->
                                    copy.sourceBucket(BUCKET)
                                            .sourceKey("k")
                                            .copySourceRange(range)
                                            .copySourceIfMatch(etag)
                                            .destinationBucket(BUCKET)
                                            .destinationKey("copy")
                                            .uploadId(uploadId)
                                            .partNumber(number))
                            .copyPartResult()
                            .eTag();
            parts.add(CompletedPart.builder().partNumber(number).eTag(part).build());
        }

        assertThat(complete("copy", uploadId, parts).eTag()).isEqualTo(etag);
        assertThat(world.s3.getObjectAsBytes(get -> get.bucket(BUCKET).key("copy")).asByteArray())
                .isEqualTo(world.s3.getObjectAsBytes(get -> get.bucket(BUCKET).key("k")).asByteArray());
    }

    @Test
    void partCopiesObeyConditionsAndRanges() {
        String etag = threeParts("k");
        String uploadId = begin("copy");

        for (Map.Entry<String, String> range : Map.of("bytes=0-9999", etag, "bytes=0-9", "\"other\"").entrySet()) {
            boolean wrongRange = range.getValue().equals(etag);
            refused(
                    wrongRange ? 400 : 412,
                    wrongRange ? "InvalidArgument" : "PreconditionFailed",
                    () ->
                            world.s3.uploadPartCopy(copy ->
                                    copy.sourceBucket(BUCKET)
                                            .sourceKey("k")
                                            .copySourceRange(range.getKey())
                                            .copySourceIfMatch(range.getValue())
                                            .destinationBucket(BUCKET)
                                            .destinationKey("copy")
                                            .uploadId(uploadId)
                                            .partNumber(1)));
        }
        world.pictures.put("small", KILOBYTE);
        refused(
                400,
                "InvalidRequest",
                () ->
                        world.s3.uploadPartCopy(copy ->
                                copy.sourceBucket(BUCKET)
                                        .sourceKey("small")
                                        .copySourceRange("bytes=0-9")
                                        .destinationBucket(BUCKET)
                                        .destinationKey("copy")
                                        .uploadId(uploadId)
                                        .partNumber(1)));
    }

    @Test
    void wrongListsOfPartsAreRefusedAndTheUploadGoesOn() {
        String uploadId = begin("k");
        CompletedPart first = upload("k", uploadId, 1, new byte[] {1});
        CompletedPart second = upload("k", uploadId, 2, new byte[] {2});
        CompletedPart never = CompletedPart.builder().partNumber(3).eTag(first.eTag()).build();
        CompletedPart other = CompletedPart.builder().partNumber(2).eTag(first.eTag()).build();

        refused(400, "InvalidPartOrder", () -> complete("k", uploadId, List.of(second, first)));
        refused(400, "InvalidPart", () -> complete("k", uploadId, List.of(first, never)));
        refused(400, "InvalidPart", () -> complete("k", uploadId, List.of(first, other)));
        refused(400, "EntityTooSmall", () -> complete("k", uploadId, List.of(first, second)));
        refused(404, "NoSuchUpload", () -> complete("other", uploadId, List.of(first)));
        complete("k", uploadId, List.of(second));
        assertThat(world.pictures.peek("k").orElseThrow().size()).isEqualTo(1);
    }

    @Test
    void completingTwiceIsAnsweredTwiceAndDoneOnce() {
        String uploadId = begin("k");
        List<CompletedPart> parts = List.of(upload("k", uploadId, 1, KILOBYTE));
        String etag = complete("k", uploadId, parts).eTag();
        world.pictures.put("k", new byte[] {9});

        assertThat(complete("k", uploadId, parts).eTag()).isEqualTo(etag);
        assertThat(world.pictures.peek("k").orElseThrow().size()).as("not done again").isEqualTo(1);
    }

    @Test
    void completionObeysConditions() {
        String uploadId = begin("k");
        List<CompletedPart> parts = List.of(upload("k", uploadId, 1, KILOBYTE));
        world.pictures.put("k", new byte[] {9});

        refused(
                412,
                "PreconditionFailed",
                () ->
                        world.s3.completeMultipartUpload(request ->
                                request.bucket(BUCKET)
                                        .key("k")
                                        .uploadId(uploadId)
                                        .ifNoneMatch("*")
                                        .multipartUpload(upload -> upload.parts(parts))));
        refused(
                400,
                "InvalidRequest",
                () ->
                        world.s3.completeMultipartUpload(request ->
                                request.bucket(BUCKET)
                                        .key("k")
                                        .uploadId(uploadId)
                                        .mpuObjectSize(1L)
                                        .multipartUpload(upload -> upload.parts(parts))));
        assertThat(world.pictures.uploadsUnderWay()).isEqualTo(1);
        String etag = world.pictures.peek("k").orElseThrow().etag().quoted();
        world.s3.completeMultipartUpload(request ->
                request.bucket(BUCKET)
                        .key("k")
                        .uploadId(uploadId)
                        .ifMatch(etag)
                        .multipartUpload(upload -> upload.parts(parts)));
    }

    @Test
    void uploadsAndPartsAreListedPageByPage() {
        String b = begin("b");
        String a = begin("a");
        String a2 = begin("a");
        upload("a", a, 2, KILOBYTE);
        upload("a", a, 5, KILOBYTE);
        upload("a", a, 9, KILOBYTE);

        ListMultipartUploadsResponse page = world.s3.listMultipartUploads(list -> list.bucket(BUCKET).maxUploads(2));
        assertThat(page.uploads()).extracting(MultipartUpload::uploadId).containsExactlyInAnyOrder(a, a2);
        ListMultipartUploadsResponse next =
                world.s3.listMultipartUploads(list ->
                        list.bucket(BUCKET).keyMarker(page.nextKeyMarker()).uploadIdMarker(page.nextUploadIdMarker()));
        assertThat(next.uploads()).extracting(MultipartUpload::uploadId).containsExactly(b);
        assertThat(next.isTruncated()).isFalse();

        ListPartsResponse parts = world.s3.listParts(list -> list.bucket(BUCKET).key("a").uploadId(a).maxParts(2));
        assertThat(parts.parts()).extracting(Part::partNumber).containsExactly(2, 5);
        assertThat(
                        world.s3
                                .listParts(list ->
                                        list.bucket(BUCKET)
                                                .key("a")
                                                .uploadId(a)
                                                .partNumberMarker(parts.nextPartNumberMarker()))
                                .parts())
                .extracting(Part::partNumber)
                .containsExactly(9);

        world.s3.abortMultipartUpload(abort -> abort.bucket(BUCKET).key("a").uploadId(a));
        refused(404, "NoSuchUpload", () -> upload("a", a, 1, KILOBYTE));
        assertThat(world.pictures.uploadsUnderWay()).isEqualTo(2);
    }

    @Test
    void checksumsOfPartsMakeThatOfTheWhole() {
        for (ChecksumAlgorithm algorithm : List.of(ChecksumAlgorithm.SHA256, ChecksumAlgorithm.CRC64_NVME)) {
            String uploadId =
                    world.s3
                            .createMultipartUpload(
                                    create -> create.bucket(BUCKET).key("k").checksumAlgorithm(algorithm))
                            .uploadId();
            // CRC-64 is not computed by this client without a native library; the part then brings no checksum.
            CompletedPart part = upload("k", uploadId, 1, KILOBYTE);
            complete("k", uploadId, List.of(part));

            HeadObjectResponse head =
                    world.s3.headObject(look -> look.bucket(BUCKET).key("k").checksumMode(ChecksumMode.ENABLED));
            boolean composite = algorithm == ChecksumAlgorithm.SHA256;
            assertThat(head.checksumTypeAsString()).isEqualTo(composite ? "COMPOSITE" : "FULL_OBJECT");
            assertThat(composite ? head.checksumSHA256() : head.checksumCRC64NVME()).isNotEmpty();
        }
    }
}
