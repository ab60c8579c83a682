package decant.simulator;

import static decant.simulator.Answers.refused;
import static org.assertj.core.api.Assertions.assertThat;

import decant.simulator.bucket.Account;
import decant.simulator.faults.Calls;
import decant.simulator.faults.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** Who signed a request, and whether its body arrived as it was sent. */
final class SignaturesTest {
    private static final String BUCKET = "pictures";

    private final TwoRegions world = new TwoRegions();

    @AfterEach
    void close() {
        world.close();
    }

    private static void list(S3Client client) {
        client.listObjectsV2(list -> list.bucket(BUCKET));
    }

    private static Account with(Account account, String accessKeyId, String secret) {
        return new Account(account.name(), account.canonicalId(), account.accountId(), accessKeyId, secret);
    }

    @Test
    void aWrongSecretAndAnUnknownKeyAreTold() {
        try (S3Client wrong = world.client(TwoRegions.US, with(world.alice, world.alice.accessKeyId(), "wrong"));
                S3Client unknown = world.client(TwoRegions.US, with(world.alice, "nobody", "wrong"))) {
            refused(403, "SignatureDoesNotMatch", () -> list(wrong));
            refused(403, "InvalidAccessKeyId", () -> list(unknown));
        }
        list(world.s3);
    }

    @Test
    void aRequestMustBeSignedForTheRegionItIsSentTo() {
        try (S3Client client =
                world.builder(TwoRegions.US, TwoRegions.credentials(world.alice)).region(Region.EU_WEST_1).build()) {
            assertThat(refused(400, "AuthorizationHeaderMalformed", () -> list(client)))
                    .hasMessageContaining("expecting 'us-east-1'");
        }
    }

    @Test
    void credentialsExpireInMidRun() {
        list(world.s3);
        world.simulator.accounts().setExpired(world.alice, true);
        refused(400, "ExpiredToken", () -> list(world.s3));
        world.simulator.accounts().setExpired(world.alice, false);
        list(world.s3);

        world.simulator.faults().after(2, Long.MAX_VALUE, Calls.any(), Fault.expiredToken());
        list(world.s3);
        list(world.s3);
        refused(400, "ExpiredToken", () -> list(world.s3));
        refused(400, "ExpiredToken", () -> list(world.s3));
    }

    @Test
    void sessionTokensBelongToNoAccountHere() {
        try (S3Client session =
                world.client(
                        TwoRegions.US,
                        StaticCredentialsProvider.create(
                                AwsSessionCredentials.create(
                                        world.alice.accessKeyId(), world.alice.secretAccessKey(), "token")))) {
            refused(400, "InvalidToken", () -> list(session));
        }
    }

    /** Not by the SDK, which would set its clock for the whole process by the server's date. */
    @Test
    void oldSignaturesAreRefused() throws IOException {
        String authorization =
                "Authorization: AWS4-HMAC-SHA256 Credential="
                        + world.alice.accessKeyId()
                        + "/20200101/us-east-1/s3/aws4_request, SignedHeaders=host;x-amz-date, Signature="
                        + "0".repeat(64);
        try (RawClient client = new RawClient(world.simulator.endpoint(TwoRegions.US))) {
            String answer =
                    client.send(
                                    "GET",
                                    "/",
                                    "Host: x",
                                    "X-Amz-Date: 20200101T000000Z",
                                    authorization,
                                    "Connection: close")
                            .readAll();
            assertThat(answer).startsWith("HTTP/1.1 403 ").contains("<Code>RequestTimeTooSkewed</Code>");
        }
    }

    @Test
    void withoutVerificationEverySignatureIsBelieved() {
        SimulatorOptions credulous = SimulatorOptions.defaults().withVerifiesSignatures(false);
        try (TwoRegions believing = new TwoRegions(credulous);
                S3Client wrong =
                        believing.client(TwoRegions.US, with(believing.alice, believing.alice.accessKeyId(), "wrong"));
                S3Client anybody = believing.anonymous(TwoRegions.US)) {
            list(wrong);
            wrong.putObject(put -> put.bucket(BUCKET).key("k"), RequestBody.fromString("hello"));
            assertThat(believing.pictures.peek("k").orElseThrow().size()).isEqualTo(5);
            refused(403, "AccessDenied", () -> list(anybody));
        }
    }

    @Test
    void streamedBodiesArriveWithoutTheirFraming() {
        byte[] bytes = new byte[300_000];
        new Random(7).nextBytes(bytes);
        for (ChecksumAlgorithm algorithm :
                new ChecksumAlgorithm[] {ChecksumAlgorithm.CRC32, ChecksumAlgorithm.SHA1, ChecksumAlgorithm.SHA256}) {
            world.s3.putObject(
                    put -> put.bucket(BUCKET).key("k").checksumAlgorithm(algorithm),
                    RequestBody.fromInputStream(new ByteArrayInputStream(bytes), bytes.length));

            assertThat(world.s3.getObjectAsBytes(get -> get.bucket(BUCKET).key("k")).asByteArray()).isEqualTo(bytes);
            HeadObjectResponse head =
                    world.s3.headObject(look -> look.bucket(BUCKET).key("k").checksumMode(ChecksumMode.ENABLED));
            assertThat(head.checksumTypeAsString()).isEqualTo("FULL_OBJECT");
            assertThat(head.contentEncoding()).isNull();
            assertThat(world.pictures.peek("k").orElseThrow().checksum().algorithm().name())
                    .isEqualTo(algorithm.toString());
        }
    }

    @Test
    void bodiesAreHeldToTheirDigests() {
        refused(
                400,
                "BadDigest",
                () ->
                        world.s3.putObject(
                                put -> put.bucket(BUCKET).key("k").contentMD5("1B2M2Y8AsgTpgAmY7PhCfg=="),
                                RequestBody.fromString("hello")));
        refused(
                400,
                "InvalidDigest",
                () ->
                        world.s3.putObject(
                                put -> put.bucket(BUCKET).key("k").contentMD5("no digest"),
                                RequestBody.fromString("hello")));
        refused(
                400,
                "BadDigest",
                () ->
                        world.s3.putObject(
                                put -> put.bucket(BUCKET).key("k").checksumCRC32("AAAAAA=="),
                                RequestBody.fromString("hello")));
        assertThat(world.pictures.keys()).isEmpty();
    }

    @Test
    void objectsWithoutAChecksumGetOne() {
        try (S3Client plain =
                world.builder(TwoRegions.US, TwoRegions.credentials(world.alice))
                        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                        .build()) {
            plain.putObject(put -> put.bucket(BUCKET).key("k"), RequestBody.fromString("123456789"));
        }

        assertThat(
                        world.s3
                                .headObject(look -> look.bucket(BUCKET).key("k").checksumMode(ChecksumMode.ENABLED))
                                .checksumCRC64NVME())
                .as("the check value of CRC-64/NVME, AE8B14860A799888")
                .isEqualTo("rosUhgp5mIg=");
    }
}
