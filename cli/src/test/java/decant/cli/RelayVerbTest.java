package decant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import decant.cli.ending.ExitCode;
import decant.model.AccessList;
import decant.model.ObjectHeaders;
import decant.model.ObjectKey;
import decant.model.Tags;
import decant.s3.application.Account;
import decant.s3.application.SdkBucket;
import decant.simulator.RegionOptions;
import decant.simulator.Simulator;
import decant.simulator.SimulatorOptions;
import decant.simulator.api.Latency;
import decant.simulator.bucket.Ownership;
import decant.simulator.bucket.S3Operation;
import decant.simulator.faults.Calls;
import decant.simulator.faults.Fault;
import decant.store.contract.KeyZoo;
import decant.store.contract.NewObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A move between two providers: two servers, two accounts, neither of which may do anything at the other. */
@ResourceLock(CommandLineHarness.CREDENTIALS)
final class RelayVerbTest {
    private static final String US = "us-east-1";
    private static final int MEBIBYTE = 1 << 20;

    @TempDir private Path directory;

    private final Simulator here = simulator();
    private final Simulator there = simulator();
    private CommandLineHarness decant;
    private SdkBucket source;

    private static Simulator simulator() {
        return Simulator.start(SimulatorOptions.defaults().withRegions(RegionOptions.of(US, Latency.NONE)));
    }

    @BeforeEach
    void createBuckets() throws IOException {
        Account alice = account(here, "alice");
        Account bob = account(there, "bob");
        source = bucket(here, alice, "source");
        bucket(there, bob, "target");
        Path profiles = directory.resolve("credentials");
        Files.writeString(profiles, profile("alice", alice) + profile("bob", bob));
        System.setProperty("aws.sharedCredentialsFile", profiles.toString());
        decant = CommandLineHarness.onServers(directory);
    }

    @AfterEach
    void close() {
        System.clearProperty("aws.sharedCredentialsFile");
        here.close();
        there.close();
    }

    private static Account account(Simulator simulator, String name) {
        var account = simulator.addAccount(name);
        return new Account(simulator.endpoint(US), US, account.accessKeyId(), account.secretAccessKey());
    }

    private static SdkBucket bucket(Simulator simulator, Account owner, String name) {
        SdkBucket bucket = SdkBucket.create(owner, name);
        var settings = simulator.bucket(name).settings();
        settings.setOwnership(Ownership.OBJECT_WRITER);
        settings.setPublicAccessBlock(null);
        return bucket;
    }

    private static String profile(String name, Account account) {
        return "[%s]%naws_access_key_id = %s%naws_secret_access_key = %s%n"
                .formatted(name, account.accessKey(), account.secretKey());
    }

    private ExitCode run(String verb, String... options) {
        List<String> arguments = new ArrayList<>(List.of(verb, "s3://source", "s3://target", "--region", US));
        arguments.addAll(List.of("--source-endpoint-url", here.endpoint(US).toString(), "--source-profile", "alice"));
        arguments.addAll(List.of("--target-endpoint-url", there.endpoint(US).toString(), "--target-profile", "bob"));
        arguments.addAll(List.of(options));
        return decant.run(arguments.toArray(new String[0]));
    }

    private JsonNode json(String verb, String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("--output", "json"));
        assertThat(run(verb, all.toArray(new String[0]))).as(() -> decant.err() + decant.out()).isEqualTo(ExitCode.OK);
        return new ObjectMapper().readTree(decant.out());
    }

    /** The zoo with everything that an object can have, and objects in parts of one size and of several. */
    private int populate() {
        int number = 0;
        for (KeyZoo.Animal animal : KeyZoo.animals()) {
            NewObject object = NewObject.of(animal.key().toUtf8());
            source.put(
                    animal.key(),
                    switch (number++ % 4) {
                        case 0 -> object.with(AccessList.PUBLIC_READ).withSystem("content-type", "image/png");
                        case 1 -> object.with(Tags.of(Map.of("team", "kids apps")));
                        case 2 ->
                                object.with(
                                        ObjectHeaders.of(
                                                Map.of("content-encoding", "gzip", "cache-control", "no-store"),
                                                Map.of("artist", "Ada")));
                        default -> object.withSystem("x-amz-website-redirect-location", "/elsewhere");
                    });
        }
        putInParts("parts/even", List.of(5 * MEBIBYTE, 5 * MEBIBYTE, 5 * MEBIBYTE, 1234));
        putInParts("parts/uneven", List.of(6 * MEBIBYTE, 5 * MEBIBYTE, 7 * MEBIBYTE));
        source.put(ObjectKey.of("empty"), NewObject.of(new byte[0]));
        return number + 3;
    }

    private void putInParts(String key, List<Integer> sizes) {
        byte[] bytes = new byte[sizes.stream().mapToInt(Integer::intValue).sum()];
        new Random(11).nextBytes(bytes);
        NewObject object = NewObject.of(bytes).with(Tags.of(Map.of("in", "parts")));
        source.putInParts(ObjectKey.of(key), object, sizes);
        source.grant(ObjectKey.of(key), AccessList.PUBLIC_READ);
    }

    @Test
    void everythingGetsAcrossAndIsProvenEqual() {
        int objects = populate();

        JsonNode document = json("sync");
        JsonNode counts = document.get("counts");
        // On a machine that stands still for seconds a copy is held back at first, and counts as a repair then.
        int repaired = counts.has("repaired") ? counts.get("repaired").asInt() : 0;
        assertThat(counts.get("copied").asInt() + repaired).isEqualTo(objects);
        assertThat(document.get("transfer").toString()).isEqualTo("\"relay\"");
        assertThat(document.get("notes").toString())
                .contains("through this machine, because the target is on another server");
        assertThat(run("verify", "--deep")).as(decant::err).isEqualTo(ExitCode.OK);
        assertThat(there.requests().of(S3Operation.COPY_OBJECT)).isZero();
        assertThat(there.requests().of(S3Operation.UPLOAD_PART_COPY)).isZero();

        JsonNode again = json("sync", "--aspects", "all");
        assertThat(again.get("counts").get("equal").asInt()).isEqualTo(objects);
        assertThat(again.get("calls").get("target").has("COPY")).isFalse();
    }

    @Test
    void aRunThatEndsInTheMiddleGoesOnWhereItWas() {
        int objects = populate();
        there.faults().after(40, 1, Calls.to(S3Operation.PUT_OBJECT), Fault.expiredToken());
        there.faults().after(2, 1, Calls.to(S3Operation.UPLOAD_PART), Fault.expiredToken());

        // Both may befall the first run, or one of them the second.
        ExitCode ended = run("sync", "--late-landing", "0");
        assertThat(ended).isEqualTo(ExitCode.DENIED);
        assertThat(there.bucket("target").keys()).hasSizeLessThan(objects);
        for (int i = 0; i < 2 && ended == ExitCode.DENIED; i++) {
            ended = run("sync", "--late-landing", "0");
        }
        assertThat(ended).as(decant::err).isEqualTo(ExitCode.OK);

        assertThat(run("verify", "--deep")).as(decant::err).isEqualTo(ExitCode.OK);
        assertThat(there.bucket("target").uploadsUnderWay()).isZero();
    }

    /** Published in docs/limits.md. */
    @Test
    void callsPerObject() {
        source.put(ObjectKey.of("private"), NewObject.of("1"));
        age("private");
        assertThat(calls()).isEqualTo("source READ=1 READ_ACL=1 READ_TAGS=1 target COPY=1");

        source.put(ObjectKey.of("public"), NewObject.of("2").with(AccessList.PUBLIC_READ));
        age("public");
        assertThat(calls()).isEqualTo("source READ=1 READ_ACL=2 READ_TAGS=1 target COPY=1");

        putInParts("parts", List.of(5 * MEBIBYTE, 5 * MEBIBYTE, 5 * MEBIBYTE));
        age("parts");
        assertThat(calls()).isEqualTo("source LOOK=4 READ=3 READ_ACL=2 READ_TAGS=2 target COPY=5 LOOK=1");
    }

    /** Not written just now, which would be looked at once more. */
    private void age(String key) {
        here.bucket("source").change(key, object -> object.writtenAt(object.lastModified().minusSeconds(3600)));
    }

    private String calls() {
        JsonNode calls = json("sync", "--aspects", "content").get("calls");
        StringBuilder words = new StringBuilder();
        for (String side : List.of("source", "target")) {
            words.append(words.isEmpty() ? "" : " ").append(side);
            for (String operation : new TreeSet<>(calls.get(side).propertyNames())) {
                if (!operation.equals("LIST")) {
                    words.append(' ').append(operation).append('=').append(calls.get(side).get(operation));
                }
            }
        }
        return words.toString();
    }

    @Test
    void theRateOfBytesIsHeldAndSaid() {
        source.put(ObjectKey.of("one"), NewObject.of(new byte[1000]));
        assertThat(run("sync", "--max-bytes-per-second", "0")).isEqualTo(ExitCode.USAGE);
        assertThat(decant.err()).contains("--max-bytes-per-second must be at least 1");
        assertThat(run("sync", "--max-bytes-per-second", "1000000")).as(decant::err).isEqualTo(ExitCode.OK);
    }

    @Test
    void aTargetThatCannotReachTheSourceIsRefusedIfItIsAskedTo() {
        source.put(ObjectKey.of("one"), NewObject.of("1"));
        assertThat(run("sync", "--transfer", "server-side")).isEqualTo(ExitCode.REFUSED);
        assertThat(decant.err()).contains("cannot copy from", "no bucket source", "--transfer relay");
        assertThat(run("sync", "--transfer", "sideways")).isEqualTo(ExitCode.USAGE);
    }
}
