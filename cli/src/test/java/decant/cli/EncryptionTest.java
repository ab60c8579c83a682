package decant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import decant.cli.ending.ExitCode;
import decant.simulator.BucketOptions;
import decant.simulator.RegionOptions;
import decant.simulator.SimulatedBucket;
import decant.simulator.Simulator;
import decant.simulator.SimulatorOptions;
import decant.simulator.api.Latency;
import decant.simulator.bucket.Account;
import decant.simulator.bucket.StoredObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Copies that are encrypted by KMS have ETags that say nothing: what compares them instead, and that it is said. */
@ResourceLock(CommandLineHarness.CREDENTIALS)
final class EncryptionTest {
    private static final String US = "us-east-1";
    private static final String KEY = "arn:aws:kms:us-east-1:123456789012:key/one";
    private static final int OBJECTS = 12;

    @TempDir private Path directory;

    private final Simulator simulator =
            Simulator.start(SimulatorOptions.defaults().withRegions(RegionOptions.of(US, Latency.NONE)));
    private CommandLineHarness decant;
    private SimulatedBucket source;
    private SimulatedBucket target;

    @BeforeEach
    void createBuckets() {
        Account alice = simulator.addAccount("alice");
        simulator.addKey(KEY);
        source = simulator.createBucket(BucketOptions.of("source", US, alice));
        target = simulator.createBucket(BucketOptions.of("target", US, alice));
        for (int i = 0; i < OBJECTS; i++) {
            source.put("key" + i, new byte[] {(byte) i, 1, 2});
            source.change("key" + i, object -> object.writtenAt(object.lastModified().minusSeconds(3600)));
        }
        System.setProperty("aws.accessKeyId", alice.accessKeyId());
        System.setProperty("aws.secretAccessKey", alice.secretAccessKey());
        decant = CommandLineHarness.onServers(directory);
    }

    @AfterEach
    void close() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        simulator.close();
    }

    private ExitCode run(String verb, String... options) {
        List<String> arguments = new ArrayList<>(List.of(verb, "s3://source", "s3://target"));
        arguments.addAll(List.of("--region", US, "--endpoint-url", simulator.endpoint(US).toString()));
        arguments.addAll(List.of(options));
        return decant.run(arguments.toArray(new String[0]));
    }

    private JsonNode json(ExitCode expected, String verb, String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("--output", "json"));
        assertThat(run(verb, all.toArray(new String[0]))).as(() -> decant.err() + decant.out()).isEqualTo(expected);
        return new ObjectMapper().readTree(decant.out());
    }

    private JsonNode sync(String... options) {
        List<String> all = new ArrayList<>(List.of("--sse", "aws:kms", "--sse-kms-key-id", KEY, "--bucket-key"));
        all.addAll(List.of(options));
        return json(ExitCode.OK, "sync", all.toArray(new String[0]));
    }

    private static int count(JsonNode document, String name) {
        return document.get("counts").has(name) ? document.get("counts").get(name).asInt() : 0;
    }

    /** On a machine that stands still for seconds a copy is held back at first, and counts as a repair then. */
    private static int written(JsonNode document) {
        return count(document, "copied") + count(document, "repaired");
    }

    private void assertConvergesByReceipts() {
        JsonNode again = sync();
        assertThat(count(again, "equal")).isEqualTo(OBJECTS);
        assertThat(count(again, "equal.receipt")).isEqualTo(OBJECTS);
        assertThat(again.get("calls").get("target").propertyNames()).containsExactly("LIST");
        assertThat(again.get("calls").get("source").propertyNames()).containsExactly("LIST");
    }

    @Test
    void aSecondPassFindsEverythingEqualByReceiptsAndCopiesNothing() {
        assertThat(written(sync())).isEqualTo(OBJECTS);
        StoredObject there = target.peek("key3").orElseThrow();
        assertThat(there.atRest().headers())
                .containsEntry("x-amz-server-side-encryption", "aws:kms")
                .containsEntry("x-amz-server-side-encryption-aws-kms-key-id", KEY)
                .containsEntry("x-amz-server-side-encryption-bucket-key-enabled", "true");
        assertThat(there.etag()).isNotEqualTo(source.peek("key3").orElseThrow().etag());

        assertConvergesByReceipts();
        assertThat(run("sync", "--sse", "aws:kms", "--sse-kms-key-id", KEY, "--bucket-key")).isEqualTo(ExitCode.OK);
        assertThat(decant.out()).contains("equal      12, 12 by receipt");
    }

    @Test
    void withoutReceiptsChecksumsDecideOnceAndAreWrittenDown() {
        sync("--state", directory.resolve("elsewhere").toString());

        JsonNode found = sync();
        assertThat(count(found, "equal")).isEqualTo(OBJECTS);
        assertThat(count(found, "equal.checksum")).isEqualTo(OBJECTS);
        assertThat(found.get("calls").get("target").has("COPY")).isFalse();
        assertConvergesByReceipts();
    }

    @Test
    void theCertificateSaysByWhatContentsWereCompared() {
        sync();
        JsonNode byChecksum = json(ExitCode.OK, "verify");
        assertThat(byChecksum.get("equalByChecksum").asInt()).isEqualTo(OBJECTS);
        assertThat(byChecksum.get("equalByReceipt").asInt()).isZero();
        assertThat(byChecksum.get("settledAtSecondLook").asInt()).isZero();

        for (String key : target.keys()) {
            target.change(key, EncryptionTest::withoutChecksum);
        }
        JsonNode byReceipt = json(ExitCode.OK, "verify", "--deep");
        assertThat(byReceipt.get("equalByReceipt").asInt()).isEqualTo(OBJECTS);
        assertThat(byReceipt.get("notLookedAt").toString()).contains("what the copier wrote down");

        String nowhere = directory.resolve("nowhere").toString();
        JsonNode undecided = json(ExitCode.UNDECIDED, "verify", "--state", nowhere);
        assertThat(undecided.get("findings").get("UNDECIDED").asInt()).isEqualTo(OBJECTS);
        assertThat(undecided.get("findings").has("CONTENT")).isFalse();
    }

    private static StoredObject withoutChecksum(StoredObject object) {
        return new StoredObject(
                object.body(),
                object.etag(),
                object.lastModified(),
                object.storageClass(),
                object.headers(),
                object.tags(),
                object.acl(),
                null,
                object.partSizesBytes(),
                object.restored(),
                object.atRest());
    }

    @Test
    void otherBytesAreFoundUnderKmsToo() {
        sync();
        StoredObject other = source.put("other", new byte[] {9, 9, 9});
        target.change("key5", there -> copied(there, other));

        JsonNode certificate = json(ExitCode.DIFFERENT, "verify");
        assertThat(certificate.get("findings").get("CONTENT").asInt()).isEqualTo(1);
    }

    private static StoredObject copied(StoredObject there, StoredObject bytes) {
        return new StoredObject(
                bytes.body(),
                bytes.etag(),
                there.lastModified(),
                there.storageClass(),
                there.headers(),
                there.tags(),
                there.acl(),
                bytes.checksum(),
                List.of(),
                false,
                there.atRest());
    }

    @Test
    void relayedCopiesAreEncryptedAlike() {
        assertThat(written(sync("--transfer", "relay"))).isEqualTo(OBJECTS);
        assertThat(target.peek("key3").orElseThrow().atRest().keyId()).isEqualTo(KEY);
        assertConvergesByReceipts();
    }

    @Test
    void anUnknownKeyEndsTheRunBeforeItBegins() {
        assertThat(run("sync", "--sse", "aws:kms", "--sse-kms-key-id", "two")).isEqualTo(ExitCode.REFUSED);
        assertThat(decant.err()).contains("KMS.NotFoundException", "--sse-kms-key-id must name a key");
        assertThat(target.keys()).isEmpty();
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThat(run("sync", "--sse", "rot13")).isEqualTo(ExitCode.USAGE);
        assertThat(decant.err()).contains("--sse is AES256, aws:kms or aws:kms:dsse");
        assertThat(run("sync", "--sse-kms-key-id", KEY)).isEqualTo(ExitCode.USAGE);
        assertThat(run("sync", "--sse", "aws:kms:dsse", "--bucket-key")).isEqualTo(ExitCode.USAGE);
        assertThat(run("sync", "--sse", "AES256")).as(decant::err).isEqualTo(ExitCode.OK);
    }
}
