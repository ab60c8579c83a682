package decant.simulator;

import decant.simulator.api.Dispatcher;
import decant.simulator.api.RequestCounts;
import decant.simulator.bucket.Account;
import decant.simulator.bucket.Accounts;
import decant.simulator.bucket.Bucket;
import decant.simulator.bucket.Switches;
import decant.simulator.bucket.World;
import decant.simulator.faults.Faults;
import decant.simulator.faults.RateLimits;
import decant.simulator.http.HttpServer;
import decant.simulator.http.SignatureVerifier;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A running world of S3 regions. All regions share accounts, bucket names, faults and counts; each has its own endpoint
 * and latency. Safe for use by any thread.
 *
 * {@snippet :
 * try (Simulator simulator = Simulator.start(SimulatorOptions.defaults())) {
 *     Account alice = simulator.addAccount("alice");
 *     simulator.createBucket(BucketOptions.of("pictures", "us-east-1", alice));
 *     URI endpoint = simulator.endpoint("us-east-1");
 * }
 * }
 */
public final class Simulator implements AutoCloseable {
    private final World world;
    private final HttpServer server;
    private final Faults faults = new Faults();
    private final RateLimits rateLimits;
    private final RequestCounts requests = new RequestCounts();
    private final Map<String, URI> endpoints = new LinkedHashMap<>();

    private Simulator(SimulatorOptions options) {
        this.world = new World(options.clock(), options.limits());
        this.rateLimits = new RateLimits(options.nanoTime());
        this.server = new HttpServer(options.threads(), options.maxBodyBytes());
        SignatureVerifier verifier =
                new SignatureVerifier(
                        accessKeyId -> world.accounts().withAccessKey(accessKeyId).map(Account::secretAccessKey),
                        // Clients sign by the real time, whatever time the world has.
                        InstantSource.system(),
                        options.verifiesSignatures());
        for (RegionOptions region : options.regions()) {
            Dispatcher dispatcher =
                    new Dispatcher(
                            world,
                            region.name(),
                            region.latency(),
                            options.baseHosts(),
                            verifier,
                            faults,
                            rateLimits,
                            requests);
            int port = server.listen(options.address(), region.port(), dispatcher);
            endpoints.put(region.name(), URI.create("http://" + options.address().getHostAddress() + ":" + port));
        }
    }

    /** Starts to serve. */
    public static Simulator start(SimulatorOptions options) {
        return new Simulator(options);
    }

    /** Adds an account whose ids and keys follow from its name. */
    public Account addAccount(String name) {
        return world.accounts().add(name);
    }

    /** The accounts, to add some with given keys and to let credentials expire. */
    public Accounts accounts() {
        return world.accounts();
    }

    /** Adds a key of KMS, by which requests may ask to encrypt. */
    public void addKey(String keyId) {
        world.addKey(keyId);
    }

    /** Where a region is served. */
    public URI endpoint(String region) {
        URI endpoint = endpoints.get(region);
        if (endpoint == null) {
            throw new IllegalArgumentException("No region is called " + region + "; there are " + endpoints.keySet());
        }
        return endpoint;
    }

    /** Every region with the address it is served at. */
    public Map<String, URI> endpoints() {
        return Map.copyOf(endpoints);
    }

    /** Creates a bucket. */
    public SimulatedBucket createBucket(BucketOptions options) {
        endpoint(options.region());
        Bucket bucket =
                world.create(
                        options.name(),
                        options.region(),
                        options.owner(),
                        options.ownership(),
                        options.publicAccessBlock(),
                        options.synthetic());
        return new SimulatedBucket(world, bucket);
    }

    /** A bucket that exists, however it was created. */
    public SimulatedBucket bucket(String name) {
        return new SimulatedBucket(world, world.bucket(name));
    }

    /** What goes wrong. */
    public Faults faults() {
        return faults;
    }

    /** What key ranges bear. */
    public RateLimits rateLimits() {
        return rateLimits;
    }

    /** What this S3 does otherwise than AWS documents. */
    public Switches switches() {
        return world.switches();
    }

    /** How many requests of which operation have arrived. */
    public RequestCounts requests() {
        return requests;
    }

    /** Ends all connections. Effects that were still to come are lost. */
    @Override
    public void close() {
        server.close();
    }
}
