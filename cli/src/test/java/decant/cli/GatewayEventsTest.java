package decant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import decant.cli.ending.ExitCode;
import decant.cli.gateway.GatewayTopic;
import decant.s3.application.Account;
import decant.s3.application.SdkBucket;
import decant.testing.RadosGateway;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A follower that RADOS Gateway sends its real events to, through a persistent topic. */
@Tag(RadosGateway.TAG)
@ResourceLock(CommandLineHarness.CREDENTIALS)
final class GatewayEventsTest {
    private final String unique = UUID.randomUUID().toString();

    @TempDir private Path directory;
    private Account alice;
    private S3Client client;
    private SdkBucket source;
    private SdkBucket target;
    private int port;

    @BeforeEach
    void createBuckets() throws IOException, InterruptedException {
        RadosGateway gateway = RadosGateway.shared();
        alice =
                new Account(
                        gateway.endpoint(), gateway.region(), gateway.alice().accessKey(), gateway.alice().secretKey());
        client = alice.client();
        source = SdkBucket.create(client, "source-" + unique);
        target = SdkBucket.create(client, "target-" + unique);
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        System.setProperty("aws.accessKeyId", alice.accessKey());
        System.setProperty("aws.secretAccessKey", alice.secretKey());
    }

    @AfterEach
    void deleteBuckets() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        source.delete();
        target.delete();
        client.close();
    }

    @Test
    void whatTheApplicationDoesReachesTheTargetAlsoWhenNobodyListenedMeanwhile() throws Exception {
        GatewayTopic.tell(alice, source.name(), port);

        // Nobody listens, and no write of the application fails for that.
        put("before/a b+\u00e9", "one");
        put("before/gone", "one");
        client.deleteObject(ask -> ask.bucket(source.name()).key("before/gone"));

        CommandLineHarness decant = CommandLineHarness.onServers(directory);
        CompletableFuture<ExitCode> exitCode = new CompletableFuture<>();
        Thread follower = Thread.ofPlatform().start(() -> exitCode.complete(decant.run(follow())));
        put("while/100%", "one");
        put("while/100%", "two");
        put("while/gone", "one");
        await(Set.of("before/a b+\u00e9", "while/100%", "while/gone"));
        client.deleteObject(ask -> ask.bucket(source.name()).key("while/gone"));
        await(Set.of("before/a b+\u00e9", "while/100%"));

        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!decant.err().contains("heartbeat p50") && System.nanoTime() < deadline) {
            Thread.sleep(Duration.ofMillis(100));
        }
        assertThat(decant.err()).as("the heartbeat came back through the gateway").contains("heartbeat p50");

        follower.interrupt();
        assertThat(exitCode.join()).as(decant::err).isEqualTo(ExitCode.INTERRUPTED);
        for (SdkBucket bucket : List.of(source, target)) {
            assertThat(client.listObjectsV2(ask -> ask.bucket(bucket.name()).prefix(".decant/")).contents()).isEmpty();
        }
        assertThat(decant.run(verify())).as(decant::err).isEqualTo(ExitCode.OK);
    }

    private String[] follow() {
        return new String[] {
            "follow",
            "s3://" + source.name(),
            "s3://" + target.name(),
            "--endpoint-url",
            alice.endpoint().toString(),
            "--region",
            alice.region(),
            "--max-removals",
            "100%",
            "--listen",
            String.valueOf(port)
        };
    }

    private String[] verify() {
        return new String[] {
            "verify",
            "--deep",
            "s3://" + source.name(),
            "s3://" + target.name(),
            "--endpoint-url",
            alice.endpoint().toString(),
            "--region",
            alice.region()
        };
    }

    private void put(String key, String text) {
        client.putObject(ask -> ask.bucket(source.name()).key(key), RequestBody.fromString(text));
    }

    /** A new topic's first events come after some fifteen seconds. */
    private void await(Set<String> keys) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        Set<String> found;
        do {
            Thread.sleep(Duration.ofMillis(100));
            List<S3Object> listed = client.listObjectsV2(ask -> ask.bucket(target.name())).contents();
            found = listed.stream().map(S3Object::key).filter(key -> !key.startsWith(".")).collect(Collectors.toSet());
        } while (!found.equals(keys) && System.nanoTime() < deadline);
        assertThat(found).isEqualTo(keys);
    }
}
