package decant.cli.demo;

import decant.s3.Addressing;
import decant.s3.S3Credentials;
import decant.s3.S3Settings;
import decant.s3.S3Uri;
import decant.simulator.BucketOptions;
import decant.simulator.RegionOptions;
import decant.simulator.SimulatedBucket;
import decant.simulator.Simulator;
import decant.simulator.SimulatorOptions;
import decant.simulator.api.Latency;
import decant.simulator.bucket.Account;
import decant.simulator.bucket.S3Operation;
import decant.simulator.cdn.Cdn;
import decant.simulator.cdn.CdnOptions;
import decant.simulator.cdn.Origins;
import decant.simulator.faults.Rates;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Two regions, one account, and in each region a bucket of it whose objects have access lists; a CDN in front of the
 * source, and functions that both buckets invoke. Safe for any number of threads.
 */
final class DemoWorld implements MoveOrder, Audience, AutoCloseable {
    static final String SOURCE_REGION = "us-east-1";
    static final String TARGET_REGION = "eu-west-1";

    private static final int MAX_CONNECTIONS = 256;

    /** How far the target may be behind, on a machine that is busy: many times what it takes on one that is not. */
    private static final Duration EXPOSURE_LIMIT = Duration.ofSeconds(20);

    private static final Duration EXPOSURE_LIMIT_IN_CHAOS = Duration.ofSeconds(60);

    /** Every request takes effect within its latency, answered or not. */
    private static final Duration LATE_LANDING = Duration.ofSeconds(5);

    private final Simulator simulator;
    private final Account account;
    private final SimulatedBucket source;
    private final SimulatedBucket target;
    private final Cdn cdn;
    private final DemoFunctions functions;
    private final Hidden hidden;
    private final Requests requests = new Requests();
    private final Duration timeout;
    private final Duration exposureLimit;

    private DemoWorld(Simulator simulator, Scale scale, boolean chaos, InstantSource clock) {
        this.simulator = simulator;
        this.account = simulator.addAccount("pictures");
        this.source = simulator.createBucket(BucketOptions.of("pictures-us", SOURCE_REGION, account).withAcls());
        this.target = simulator.createBucket(BucketOptions.of("pictures-eu", TARGET_REGION, account).withAcls());
        this.cdn = Cdn.start(CdnOptions.defaults(), Origins.of(root(source)));
        this.functions = new DemoFunctions(scale.functions(), source);
        this.hidden = new Hidden(clock);
        // Where answers get lost, nobody waits for them for long.
        this.timeout = Duration.ofSeconds(chaos ? 10 : 60);
        this.exposureLimit = chaos ? EXPOSURE_LIMIT_IN_CHAOS : EXPOSURE_LIMIT;
    }

    /**
     * Begins to serve on free ports of the loopback address.
     *
     * @param chaos whether requests will fail
     * @param clock by which pictures are hidden
     */
    static DemoWorld start(Scale scale, boolean chaos, InstantSource clock) {
        Latency near = Latency.of(Duration.ofMillis(scale.nearMillis()));
        Duration copy = Duration.ofMillis(scale.copyMillis());
        Latency far =
                Latency.of(Duration.ofMillis(scale.farMillis()))
                        .with(S3Operation.COPY_OBJECT, copy)
                        .with(S3Operation.UPLOAD_PART_COPY, copy.multipliedBy(4));
        SimulatorOptions regions =
                SimulatorOptions.defaults()
                        .withRegions(RegionOptions.of(SOURCE_REGION, near), RegionOptions.of(TARGET_REGION, far));
        DemoWorld world = new DemoWorld(Simulator.start(regions), scale, chaos, clock);
        if (scale.targetWritesPerSecond() > 0) {
            Rates rates =
                    new Rates(
                            Rates.AWS.readsPerSecond(),
                            Rates.AWS.listsPerSecond(),
                            scale.targetWritesPerSecond(),
                            Rates.AWS.burstSeconds());
            world.simulator.rateLimits().set(world.target.name(), List.of(), rates);
        }
        return world;
    }

    private URI root(SimulatedBucket bucket) {
        return URI.create(simulator.endpoint(bucket.region()) + "/" + bucket.name());
    }

    SimulatedBucket source() {
        return source;
    }

    SimulatedBucket target() {
        return target;
    }

    Cdn cdn() {
        return cdn;
    }

    DemoFunctions functions() {
        return functions;
    }

    /** What nobody may see any more. */
    Hidden hidden() {
        return hidden;
    }

    /** How the application's requests fare. */
    Requests requests() {
        return requests;
    }

    /** From now on both buckets invoke a function for what is written. */
    void beginThumbnails() {
        functions.makeThumbnailsOf(source);
        functions.makeThumbnailsOf(target);
    }

    /** From now on requests fail. */
    void beginChaos(Scale scale, long seed) {
        Chaos.begin(simulator.faults(), seed, scale.silences());
    }

    /** Where pictures are served, the CDN first. There and at the source nothing hidden is shown for a moment. */
    List<Place> places() {
        return List.of(
                new Place("CDN", cdn.address(), Duration.ZERO),
                new Place("source", root(source), Duration.ZERO),
                new Place("target", root(target), exposureLimit));
    }

    @Override
    public void showing(String key) {
        hidden.show(key);
    }

    @Override
    public void hidden(String key) {
        cdn.invalidate(List.of("/" + key));
        hidden.hide(key);
    }

    /** The source as its application sees it. */
    BucketClient sourceClient() {
        return new BucketClient(simulator.endpoint(SOURCE_REGION), source, account, requests, timeout);
    }

    /** The target as a stranger sees it, who has its address and nothing else. */
    BucketClient targetClient() {
        return new BucketClient(simulator.endpoint(TARGET_REGION), target, account, new Requests(), timeout);
    }

    @Override
    public S3Settings sourceSettings() {
        return settings(source);
    }

    @Override
    public S3Settings targetSettings() {
        return settings(target);
    }

    private S3Settings settings(SimulatedBucket bucket) {
        return new S3Settings(
                new S3Uri(bucket.name(), ""),
                new S3Credentials.Keys(account.accessKeyId(), account.secretAccessKey(), null),
                bucket.region(),
                simulator.endpoint(bucket.region()),
                Addressing.AUTO,
                null,
                MAX_CONNECTIONS,
                Duration.ofSeconds(5),
                timeout,
                timeout);
    }

    @Override
    public Duration lateLanding() {
        return LATE_LANDING;
    }

    @Override
    public void sendEventsTo(URI receiver) {
        functions.sendEventsTo(receiver);
    }

    @Override
    public void endEvents() {
        functions.endEvents();
    }

    @Override
    public boolean eventsAreDelivered() {
        return functions.eventsAreDelivered();
    }

    @Override
    public void close() {
        functions.close();
        cdn.close();
        simulator.close();
    }
}
