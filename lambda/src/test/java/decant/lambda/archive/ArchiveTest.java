package decant.lambda.archive;

import static decant.lambda.archive.ArchiveWorld.batch;
import static decant.lambda.archive.ArchiveWorld.event;
import static decant.lambda.archive.ArchiveWorld.failed;
import static org.assertj.core.api.Assertions.assertThat;

import decant.simulator.bucket.S3Operation;
import decant.simulator.faults.Calls;
import decant.simulator.faults.Fault;
import decant.simulator.faults.FaultRule;
import decant.simulator.lambda.Ending;
import decant.simulator.lambda.FunctionArchive;
import decant.simulator.lambda.FunctionEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code target/decant-lambda.zip}, started by what starts it at AWS. */
@Tag("archive")
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class ArchiveTest {
    private static final long MOST_BYTES = 15_000_000;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String PUT = "ObjectCreated:Put";

    private static final Pattern UNUSED = Pattern.compile("netty|/s3-|sqs-|sts-|sso|signin|crt-client|databind");
    private static final Pattern NATIVE = Pattern.compile("\\.(so|dll|dylib|jnilib)$");
    private static final Pattern DENIED_ANSWER = Pattern.compile("\"target copy 403 [0-9A-F]+\"");
    private static final FunctionArchive ARCHIVE = new FunctionArchive(Path.of("target", "decant-lambda.zip"));

    @TempDir private static Path folder;

    @BeforeAll
    static void unpack() throws IOException {
        ARCHIVE.unpackInto(folder);
    }

    private static ArchiveWorld world(int concurrency) throws IOException {
        return new ArchiveWorld(folder, concurrency);
    }

    @Test
    void isSmallAndHoldsNothingThatItDoesNotUse() throws Exception {
        assertThat(Files.size(ARCHIVE.file())).isLessThanOrEqualTo(MOST_BYTES);
        assertThat(ARCHIVE.names())
                .allMatch(name -> name.startsWith("lib/") && name.endsWith(".jar"))
                .anyMatch(name -> name.contains("decant-lambda"))
                .noneMatch(name -> UNUSED.matcher(name).find());
        for (String jar : ARCHIVE.names()) {
            assertThat(new FunctionArchive(folder.resolve(jar)).names())
                    .as("%s runs on every machine", jar)
                    .noneMatch(name -> NATIVE.matcher(name).find());
        }
    }

    @Test
    void carriesBatchesAndGivesBackWhatItDoesNotSettle() throws Exception {
        try (ArchiveWorld world = world(1)) {
            FunctionEnvironment environment = world.start();
            world.put("a b", "one");
            world.put("denied", "two");
            world.target.put("gone", new byte[0]);
            FaultRule denied =
                    world.simulator
                            .faults()
                            .always(Calls.to(S3Operation.COPY_OBJECT).on("denied"), Fault.accessDenied());

            Ending first =
                    world.api
                            .call(
                                    batch(
                                            event(PUT, "a+b"),
                                            "poison",
                                            event(PUT, "denied"),
                                            event("ObjectRemoved:Delete", "gone")),
                                    MINUTE)
                            .get();

            assertThat(failed(first)).containsExactly("m1", "m2");
            assertThat(world.target.keys()).containsExactly("a b");
            world.simulator.faults().remove(denied);
            assertThat(failed(world.api.call(batch(event(PUT, "denied")), MINUTE).get())).isEmpty();
            assertThat(world.target.keys()).containsExactly("a b", "denied");
            assertThat(environment.lines())
                    .allMatch(line -> line.startsWith("{") && line.endsWith("}"))
                    .anyMatch(line -> line.contains("\"key\":\"denied\"") && line.contains("AccessDenied"))
                    .anyMatch(line -> DENIED_ANSWER.matcher(line).find())
                    .anyMatch(line -> line.contains("\"CloudWatchMetrics\"") && line.contains("\"Copied\":1"))
                    .noneMatch(line -> line.contains(world.secret()));
        }
    }

    @Test
    void isCalledByS3AndByEventBridge() throws Exception {
        try (ArchiveWorld world = world(1)) {
            world.start();
            world.put("a", "one");
            world.put("b", "two");
            String eventBridge =
                    """
                    {"detail-type":"Object Created","source":"aws.s3","time":"%s",\
                    "detail":{"bucket":{"name":"source"},"object":{"key":"b"}}}\
                    """
                            .formatted(Instant.now().minusSeconds(70));

            assertThat(world.api.call(event(PUT, "a"), MINUTE).get()).isEqualTo(new Ending.Answered("{}"));
            assertThat(world.api.call(eventBridge, MINUTE).get()).isEqualTo(new Ending.Answered("{}"));
            assertThat(world.target.keys()).containsExactly("a", "b");

            world.simulator.faults().always(Calls.to(S3Operation.COPY_OBJECT).on("c"), Fault.accessDenied());
            world.put("c", "three");
            Ending failed = world.api.call(event(PUT, "c"), MINUTE).get();
            assertThat(failed).isInstanceOf(Ending.Failed.class);
            assertThat(failed.toString()).contains("NotSettled", "AccessDenied");
            assertThat(world.api.call("{}", MINUTE).get()).isInstanceOf(Ending.Failed.class);
        }
    }

    /** The store does the copy and never answers: the message comes again, which is more than a kill would tell. */
    @Test
    void answersBeforeItsTimeIsOverWhenTheStoreIsSilent() throws Exception {
        try (ArchiveWorld world = world(1)) {
            world.start();
            world.put("quick", "one");
            world.put("silent", "two");
            assertThat(failed(world.api.call(batch(event(PUT, "quick")), MINUTE).get())).isEmpty();
            world.put("quick", "another one");
            world.simulator.faults().always(Calls.to(S3Operation.COPY_OBJECT).on("silent"), new Fault.DoneThenSilent());

            Ending ending =
                    world.api.call(batch(event(PUT, "silent"), event(PUT, "quick")), Duration.ofSeconds(8)).get();

            assertThat(failed(ending)).containsExactly("m0");
            assertThat(world.target.peek("quick").orElseThrow().size()).isEqualTo(11);
        }
    }

    /** Killed between a copy and its answer; the message comes again, to an environment that knows nothing (R14). */
    @Test
    void whatIsKilledAtTheEndOfItsTimeIsDoneByTheNext() throws Exception {
        try (ArchiveWorld world = world(1)) {
            FunctionEnvironment killed = world.start();
            world.put("a", "one");
            world.simulator.faults().next(Calls.to(S3Operation.COPY_OBJECT).on("a"), new Fault.DoneThenSilent());
            CountDownLatch copied = new CountDownLatch(1);
            world.target
                    .settings()
                    .subscribers()
                    .add(happening -> {
                        if (happening.key().toString().equals("a")) {
                            copied.countDown();
                        }
                    });
            CompletableFuture<Ending> ending = world.api.call(batch(event(PUT, "a")), MINUTE);
            copied.await();
            killed.close();
            world.api.timeOut();
            assertThat(ending.get()).isEqualTo(new Ending.TimedOut());
            world.put("a", "another one");

            world.start();

            Instant now = Instant.now();
            assertThat(failed(world.api.call(again(now), MINUTE).get()))
                    .as("what the killed one had sent may still land")
                    .containsExactly("m0");
            assertThat(failed(world.api.call(again(now.minusSeconds(400)), MINUTE).get())).isEmpty();
            assertThat(world.target.peek("a").orElseThrow().size()).isEqualTo(11);
        }
    }

    /** The message of an object that is called a, received for the second time, and for the first time then. */
    private static String again(Instant before) {
        String count = "\"ApproximateReceiveCount\":";
        return batch(event(PUT, "a"))
                .replace(
                        count + "\"1\"",
                        count + "\"2\",\"ApproximateFirstReceiveTimestamp\":\"" + before.toEpochMilli() + "\"");
    }

    @Test
    void environmentsWorkSideBySideWithinTheFunctionsConcurrency() throws Exception {
        try (ArchiveWorld world = world(2)) {
            for (int i = 0; i < 3; i++) {
                world.start();
            }
            world.api.awaitFetching(3);
            List<CompletableFuture<Ending>> endings = new ArrayList<>();
            for (int batch = 0; batch < 8; batch++) {
                String[] events = new String[10];
                for (int i = 0; i < events.length; i++) {
                    // Each key is in two batches, perhaps in two environments at once (R6).
                    String key = "key-" + (batch / 2 * 10 + i);
                    world.put(key, key);
                    events[i] = event(PUT, key);
                }
                endings.add(world.api.call(batch(events), MINUTE));
            }

            for (CompletableFuture<Ending> ending : endings) {
                assertThat(failed(ending.get())).isEmpty();
            }
            assertThat(world.target.keys()).isEqualTo(world.source.keys()).hasSize(40);
            assertThat(world.api.mostUnderWay()).isEqualTo(2);
        }
    }

    @Test
    void startsFromASnapshotWithConnectionsOfItsOwn() throws Exception {
        try (ArchiveWorld world = world(1)) {
            world.start("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
            world.put("a", "one");
            world.api.awaitSnapshot();
            long before = world.simulator.requests().of(S3Operation.GET_PUBLIC_ACCESS_BLOCK);
            assertThat(before).as("the buckets were looked at before the snapshot").isPositive();
            assertThat(world.target.keys()).isEmpty();

            world.api.restore();
            assertThat(failed(world.api.call(batch(event(PUT, "a")), MINUTE).get())).isEmpty();

            assertThat(world.simulator.requests().of(S3Operation.GET_PUBLIC_ACCESS_BLOCK))
                    .as("and again after it")
                    .isEqualTo(2 * before);
            assertThat(world.target.keys()).containsExactly("a");
        }
    }

    @Test
    void saysInOneSentenceWhatIsWrongWithItsSettings() throws Exception {
        try (ArchiveWorld world = world(1)) {
            world.start("DECANT_TARGET", "");

            assertThat(world.api.initError().get()).contains("DECANT_TARGET is missing");
        }
    }
}
