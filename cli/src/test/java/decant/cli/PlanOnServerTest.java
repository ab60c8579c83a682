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
import decant.simulator.bucket.S3Operation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** {@code decant migrate plan} on a server that counts what it is asked. */
@ResourceLock(CommandLineHarness.CREDENTIALS)
final class PlanOnServerTest {
    private static final String US = "us-east-1";

    /** Every request that could change a bucket. */
    private static final S3Operation[] WRITES = {
        S3Operation.PUT_OBJECT,
        S3Operation.COPY_OBJECT,
        S3Operation.DELETE_OBJECT,
        S3Operation.CREATE_MULTIPART_UPLOAD,
        S3Operation.PUT_OBJECT_ACL,
        S3Operation.PUT_OBJECT_TAGGING
    };

    /** Thirty questions about both buckets, ten of every run, forty by the canaries, four about objects. */
    private static final int MOST_REQUESTS = 90;

    @TempDir private Path directory;

    private final Simulator simulator =
            Simulator.start(SimulatorOptions.defaults().withRegions(RegionOptions.of(US, Latency.NONE)));
    private SimulatedBucket source;
    private SimulatedBucket target;
    private CommandLineHarness decant;

    @BeforeEach
    void createBuckets() throws IOException {
        Account account = simulator.addAccount("alice");
        source = simulator.createBucket(BucketOptions.of("source", US, account).withAcls());
        target = simulator.createBucket(BucketOptions.of("target", US, account).withAcls());
        for (int i = 0; i < 20; i++) {
            source.put("key" + i, ("text " + i).getBytes(StandardCharsets.UTF_8));
        }
        Path profiles = directory.resolve("credentials");
        Files.writeString(
                profiles,
                """
                [alice]
                aws_access_key_id = %s
                aws_secret_access_key = %s
                """
                        .formatted(account.accessKeyId(), account.secretAccessKey()));
        System.setProperty("aws.sharedCredentialsFile", profiles.toString());
        decant = CommandLineHarness.onServers(directory);
    }

    @AfterEach
    void close() {
        System.clearProperty("aws.sharedCredentialsFile");
        simulator.close();
    }

    private ExitCode plan() {
        return plan("s3://target");
    }

    private ExitCode plan(String into) {
        String endpoint = simulator.endpoint(US).toString();
        return decant.run(
                "migrate",
                "plan",
                "s3://source",
                into,
                "--profile",
                "alice",
                "--endpoint-url",
                endpoint,
                "--follow",
                "listen:9090");
    }

    @Test
    void writesCanariesAtTheTargetAndLeavesNothing() {
        List<String> before = source.keys();
        List<Object> states = new ArrayList<>();
        before.forEach(key -> states.add(source.peek(key).orElseThrow()));
        long asked = simulator.requests().total();

        assertThat(plan()).as(decant.out() + decant.err()).isEqualTo(ExitCode.OK);

        assertThat(source.keys()).isEqualTo(before);
        for (int i = 0; i < before.size(); i++) {
            assertThat((Object) source.peek(before.get(i)).orElseThrow()).isSameAs(states.get(i));
        }
        assertThat(target.keys()).isEmpty();
        assertThat(target.uploadsUnderWay()).isZero();
        assertThat(source.uploadsUnderWay()).isZero();
        assertThat(simulator.requests().of(WRITES)).isPositive();
        assertThat(simulator.requests().total() - asked).isLessThanOrEqualTo(MOST_REQUESTS);
        assertThat(decant.out())
                .contains("All 20 keys were listed")
                .contains("not known: at least one side is not on AWS")
                .contains("S3 Replication with Batch Replication: not possible here");
    }

    @Test
    void saysWhatTheStoreDoesNotAnswer() {
        plan();

        assertThat(decant.out().lines().filter(line -> line.contains("not known: the store does not answer")))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("  look  "));
    }

    /** A target that takes no canary: everything else is told all the same. */
    @Test
    void stopsWhereTheTargetMayNotBeWrittenTo() {
        SimulatedBucket foreign =
                simulator.createBucket(BucketOptions.of("foreign", US, simulator.addAccount("bob")).withAcls());

        assertThat(plan("s3://foreign")).as(decant.err()).isEqualTo(ExitCode.UNDECIDED);

        assertThat(decant.out().lines().filter(line -> line.startsWith("  stop  writing")))
                .singleElement()
                .asString()
                .contains("AccessDenied");
        assertThat(decant.out()).contains("All 20 keys were listed", "(AccessDenied)", "Permit s3:GetBucketVersioning");
        assertThat(foreign.keys()).isEmpty();
    }
}
