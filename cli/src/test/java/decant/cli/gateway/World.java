package decant.cli.gateway;

import decant.model.ObjectKey;
import decant.s3.application.SdkBucket;
import decant.s3.server.RgwAccounts;
import decant.store.contract.NewObject;
import decant.testing.RadosGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A gateway with a bucket full of objects that alice owns, and buckets of bob's to move it to. Decant reads the source
 * as alice and writes as bob, whom alice's policy lets read; it reaches the gateway through a proxy that counts. The
 * application does not.
 */
final class World implements AutoCloseable {
    /** Requests that a killed run had under way have landed by then: the gateway answers within milliseconds. */
    static final int LATE_LANDING_SECONDS = 2;

    /** The gateway keeps a thread for every open connection, 512 in all; a run has two sides, and two pools at each. */
    private static final int MAX_CONCURRENCY = 64;

    private final RadosGateway gateway;
    private final Path folder;
    private final Program program;
    private final SdkBucket source;
    private final CountingProxy proxy;
    private final Population population;

    /** What the application believes to be at the source: each small object as it was last written in full. */
    private final Map<ObjectKey, NewObject> written = new ConcurrentHashMap<>();

    private final List<ObjectKey> inParts = new ArrayList<>();

    private World(RadosGateway gateway, Path folder, Program program, CountingProxy proxy, Population population) {
        this.gateway = gateway;
        this.folder = folder;
        this.program = program;
        this.proxy = proxy;
        this.population = population;
        this.source = SdkBucket.create(RgwAccounts.of(gateway, gateway.alice()), "source");
    }

    /** Starts it, without any object. */
    static World open(RadosGateway gateway, Path folder, long seed) throws IOException, InterruptedException {
        Population population = new Population(seed, gateway.bob().id(), gateway.carol().id());
        World world =
                new World(
                        gateway,
                        folder,
                        new Program(folder, environment(gateway, folder)),
                        CountingProxy.before(gateway.endpoint()),
                        population);
        world.source.allowReading(gateway.bob().id());
        return world;
    }

    private static Map<String, String> environment(RadosGateway gateway, Path folder) throws IOException {
        Path credentials = folder.resolve("credentials");
        Files.writeString(credentials, profile("alice", gateway.alice()) + profile("bob", gateway.bob()));
        Path config = Files.writeString(folder.resolve("config"), "");
        return Map.of(
                "AWS_SHARED_CREDENTIALS_FILE", credentials.toString(),
                "AWS_CONFIG_FILE", config.toString(),
                "AWS_EC2_METADATA_DISABLED", "true",
                "XDG_STATE_HOME", folder.toString());
    }

    private static String profile(String name, RadosGateway.Account account) {
        return """
        [%s]
        aws_access_key_id = %s
        aws_secret_access_key = %s
        """
                .formatted(name, account.accessKey(), account.secretKey());
    }

    /** Lets the application write everything there is: so many objects, some of them in parts. */
    void populate(int objects) throws Exception {
        List<ObjectKey> keys = population.keys(objects);
        inParts.addAll(population.take(keys, Population.IN_PARTS));
        for (ObjectKey key : keys) {
            written.put(key, population.small());
        }
        Crowd.forEach(keys, key -> source.put(key, object(key)));
        for (ObjectKey key : inParts) {
            List<Integer> parts = population.parts();
            source.putInParts(key, population.inParts(parts), parts);
        }
    }

    /** A bucket of bob's, empty. */
    SdkBucket target(String name) {
        return SdkBucket.create(RgwAccounts.of(gateway, gateway.bob()), name);
    }

    RadosGateway gateway() {
        return gateway;
    }

    SdkBucket source() {
        return source;
    }

    Population population() {
        return population;
    }

    CountingProxy proxy() {
        return proxy;
    }

    /** Keys of the small objects, in an order of their own. */
    List<ObjectKey> smallKeys() {
        List<ObjectKey> keys = new ArrayList<>(written.keySet());
        java.util.Collections.sort(keys);
        return keys;
    }

    /** What the application last wrote there in full. */
    NewObject object(ObjectKey key) {
        return java.util.Objects.requireNonNull(written.get(key));
    }

    /** Writes an object and remembers it. */
    void put(ObjectKey key, NewObject object) {
        source.put(key, object);
        written.put(key, object);
    }

    void remove(ObjectKey key) {
        source.remove(key);
        written.remove(key);
    }

    /** Runs a verb from the source to a target, to its end. */
    Program.Ended decant(String verb, SdkBucket target, String... options) throws IOException, InterruptedException {
        return start(verb, target, options).await();
    }

    /** Starts it. */
    Program.Running start(String verb, SdkBucket target, String... options) throws IOException {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                verb,
                                "s3://" + source.name(),
                                "s3://" + target.name(),
                                "--endpoint-url",
                                proxy.endpoint().toString(),
                                "--region",
                                gateway.region(),
                                "--source-profile",
                                "alice",
                                "--target-profile",
                                "bob",
                                "--max-concurrency",
                                String.valueOf(MAX_CONCURRENCY)));
        if (!verb.equals("verify")) {
            // A follower keeps a state of its own, so that a pass can run beside it.
            String state = target.name() + (verb.equals("follow") ? ".follow" : ".state");
            arguments.addAll(List.of("--late-landing", String.valueOf(LATE_LANDING_SECONDS)));
            arguments.addAll(List.of("--state", folder.resolve(state).toString()));
        }
        arguments.addAll(List.of(options));
        return program.start(arguments);
    }

    @Override
    public void close() throws IOException {
        proxy.close();
    }
}
