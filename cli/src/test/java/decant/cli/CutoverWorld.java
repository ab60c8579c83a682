package decant.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import decant.cli.ending.ExitCode;
import decant.cli.output.Json;
import decant.model.AccessList;
import decant.model.ObjectKey;
import decant.s3.application.Account;
import decant.s3.application.SdkBucket;
import decant.simulator.RegionOptions;
import decant.simulator.Simulator;
import decant.simulator.SimulatorOptions;
import decant.simulator.api.Latency;
import decant.simulator.bucket.Ownership;
import decant.simulator.events.HttpPush;
import decant.store.contract.NewObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Two buckets of a simulated store that push their events here, hooks that write down what they are told, and an
 * application that writes wherever the last hook said.
 */
final class CutoverWorld implements AutoCloseable {
    private static final String US = "us-east-1";

    /** What its date tells nothing of: it is that of its upload's beginning. */
    static final ObjectKey PANORAMA = ObjectKey.of("album/panorama");

    private static final int PART = 5 << 20;
    private static final int ALBUM = 40;

    private final Path directory;
    private final Simulator simulator =
            Simulator.start(SimulatorOptions.defaults().withRegions(RegionOptions.of(US, Latency.NONE)));
    private final SdkBucket source;
    private final SdkBucket target;
    private final List<HttpPush> pushes = new ArrayList<>();
    private final WanderingApplication application;
    private final CommandLineHarness operator;
    private final int back;

    /** The target's events come by HTTP. */
    CutoverWorld(Path directory) throws IOException {
        this(directory, freePort(), "listen:%d");
    }

    /**
     * @param back port that the target's events are sent to
     * @param reverse where the program is told that they come from; that port stands for the number in it
     */
    CutoverWorld(Path directory, int back, String reverse) throws IOException {
        this.directory = directory;
        this.back = back;
        var made = simulator.addAccount("alice");
        Account account = new Account(simulator.endpoint(US), US, made.accessKeyId(), made.secretAccessKey());
        source = bucket(account, "source");
        target = bucket(account, "target");
        Path profiles = directory.resolve("credentials");
        Files.writeString(
                profiles,
                "[alice]%naws_access_key_id = %s%naws_secret_access_key = %s%n"
                        .formatted(made.accessKeyId(), made.secretAccessKey()));
        System.setProperty("aws.sharedCredentialsFile", profiles.toString());
        for (int i = 0; i < ALBUM; i++) {
            source.put(
                    ObjectKey.of("album/" + i),
                    NewObject.of("drawing " + i).with(i % 2 == 0 ? AccessList.PUBLIC_READ : AccessList.PRIVATE));
        }
        source.putInParts(PANORAMA, NewObject.of(new byte[PART + 1]), List.of(PART, 1));
        int there = freePort();
        pushes.add(push("source", there));
        pushes.add(push("target", back));
        for (String hook : new String[] {"cdn", "writers", "freeze"}) {
            repair(hook);
        }
        Files.writeString(writers(), "source\n");
        Files.createFile(log());
        write(there, reverse.formatted(back));
        operator = CommandLineHarness.onServers(directory);
        application = new WanderingApplication(source, target, writers());
    }

    private void write(int there, String reverse) throws IOException {
        Files.writeString(
                directory.resolve("decant.yaml"),
                """
                source: { bucket: s3://source, profile: alice, endpoint-url: "%1$s" }
                target: { bucket: s3://target, profile: alice, endpoint-url: "%1$s" }
                live: { events: "listen:%2$d", max-removals: "100%%" }
                reverse: { events: "%3$s" }
                copy: { late-landing: 0, delete-surplus: true }
                hooks: { cdn: %4$s/cdn, switch-writers: %4$s/writers, freeze: %4$s/freeze }
                """
                        .formatted(simulator.endpoint(US), there, reverse, directory));
    }

    private SdkBucket bucket(Account account, String name) {
        SdkBucket bucket = SdkBucket.create(account, name);
        var settings = simulator.bucket(name).settings();
        settings.setOwnership(Ownership.OBJECT_WRITER);
        settings.setPublicAccessBlock(null);
        return bucket;
    }

    private HttpPush push(String bucket, int port) {
        return HttpPush.start(simulator.bucket(bucket), URI.create("http://127.0.0.1:" + port + "/"), 100, port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Replaces a hook. */
    void script(String name, String does) throws IOException {
        Path file = directory.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + does + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    /** A hook as it is to be. */
    void repair(String name) throws IOException {
        String logs = "echo \"%s $DECANT_ACT\" >> %s".formatted(name, log());
        script(name, name.equals("writers") ? logs + "; echo $DECANT_ACT > " + writers() : logs);
    }

    private Path log() {
        return directory.resolve("log");
    }

    private Path writers() {
        return directory.resolve("where");
    }

    /** As AWS makes new buckets. */
    void switchOffAccessListsAtTheSource() {
        simulator.bucket("source").settings().setOwnership(Ownership.BUCKET_OWNER_ENFORCED);
    }

    /** What the hooks were told so far. */
    List<String> told() throws IOException {
        return Files.readAllLines(log(), UTF_8);
    }

    SdkBucket source() {
        return source;
    }

    SdkBucket target() {
        return target;
    }

    WanderingApplication application() {
        return application;
    }

    Running start() {
        return new Running(CommandLineHarness.onServers(directory));
    }

    /** A command in another terminal. */
    ExitCode type(String... words) {
        return operator.run(words);
    }

    /** {@code decant latency} of the two buckets. */
    ExitCode latency(String... words) {
        List<String> typed = new ArrayList<>(List.of("latency", "s3://source", "s3://target", "--profile", "alice"));
        typed.addAll(List.of("--endpoint-url", simulator.endpoint(US).toString()));
        typed.addAll(List.of(words));
        return operator.run(typed.toArray(String[]::new));
    }

    /** The marks that it tells of. */
    List<String> marks() {
        List<String> names = new ArrayList<>();
        if (Json.read(operator.out()).get("marks") instanceof List<?> marks) {
            marks.forEach(
                    mark -> names.add(mark instanceof Map<?, ?> members ? String.valueOf(members.get("name")) : ""));
        }
        return names;
    }

    String seen() {
        return operator.out() + operator.err();
    }

    void await(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                type("migrate", "status");
                assertThat(false).as("%s: waited for three minutes; status: %s", what, seen()).isTrue();
            }
            Thread.sleep(Duration.ofMillis(50));
        }
    }

    /** Until every gate is open. */
    void awaitConverged() throws InterruptedException {
        await(
                "converged",
                () -> {
                    type("migrate", "status");
                    return operator.out().contains("phase   converged");
                });
    }

    /** Until every event of the target was taken so far. */
    void awaitTargetsEventsTaken() throws InterruptedException {
        await("the target's events are taken", () -> pushes.get(1).outstanding() == 0);
    }

    /** Keeps the port that the target's events come to from the program. */
    ServerSocket takeTargetsPort() throws IOException {
        return new ServerSocket(back, 1, InetAddress.getLoopbackAddress());
    }

    /** How often the store has found nobody listening, for the events of either bucket. */
    long unheard() {
        return pushes.stream().mapToLong(HttpPush::unheard).sum();
    }

    /** Both buckets hold the same in the end, and what the application has written last. */
    void assertNothingIsLost() throws InterruptedException {
        await(
                "both buckets hold what was written last",
                () -> application.isKept(source) && application.isKept(target));
    }

    /** {@code migrate start} in a process of its own, as far as anybody can tell. */
    static final class Running {
        private final CommandLineHarness decant;
        private final CompletableFuture<ExitCode> exitCode = new CompletableFuture<>();
        private final Thread thread;

        private Running(CommandLineHarness decant) {
            this.decant = decant;
            this.thread = Thread.ofPlatform().start(() -> exitCode.complete(decant.run("migrate", "start")));
        }

        /** Ends it by Ctrl-C. */
        ExitCode stop() throws Exception {
            thread.interrupt();
            return ended();
        }

        ExitCode ended() throws Exception {
            return exitCode.get(2, TimeUnit.MINUTES);
        }

        String said() {
            return decant.err();
        }
    }

    @Override
    public void close() {
        application.close();
        pushes.forEach(HttpPush::close);
        System.clearProperty("aws.sharedCredentialsFile");
        simulator.close();
    }
}
