package decant.cli.demo;

import decant.model.ReservedKeys;
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
import decant.simulator.events.HttpPush;
import decant.simulator.faults.Rates;
import decant.simulator.functions.Thumbnails;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Two regions, one account, and in each region a bucket of it whose objects have access lists; a CDN in front of the
 * source, and functions that both buckets invoke. Safe for any number of threads.
 */
final class DemoWorld implements Audience, AutoCloseable {
    static final String SOURCE_REGION = "us-east-1";
    static final String TARGET_REGION = "eu-west-1";

    private static final int MAX_CONNECTIONS = 256;
    private static final int DOUBLED_PER_MILLE = 10;

    /** For how long a change may be on its way: between two phases of a cutover nothing is carried. */
    private static final Duration EXPOSURE_LIMIT = Duration.ofMinutes(1);

    private static final Duration EXPOSURE_LIMIT_IN_CHAOS = Duration.ofMinutes(2);

    private final Simulator simulator;
    private final Account account;
    private final SimulatedBucket source;
    private final SimulatedBucket target;
    private final Cdn cdn;
    private final DemoFunctions functions;
    private final Hidden hidden;
    private final Requests requests = new Requests();
    private final List<HttpPush> events = new CopyOnWriteArrayList<>();
    private final Duration timeout;
    private final Duration exposureLimit;
    private final Allowances allowances;
    private final Versions versions = new Versions(System::nanoTime);

    private DemoWorld(Simulator simulator, Scale scale, boolean chaos, InstantSource clock) {
        this.simulator = simulator;
        this.account = simulator.addAccount("pictures");
        this.source = simulator.createBucket(BucketOptions.of("pictures-us", SOURCE_REGION, account).withAcls());
        this.target = simulator.createBucket(BucketOptions.of("pictures-eu", TARGET_REGION, account).withAcls());
        this.cdn = Cdn.start(CdnOptions.defaults(), Origins.of(root(source)));
        this.functions = new DemoFunctions(scale.functions());
        this.hidden = new Hidden(clock);
        // Where answers get lost, nobody waits for them for long.
        this.timeout = Duration.ofSeconds(chaos ? 10 : 60);
        this.exposureLimit = chaos ? EXPOSURE_LIMIT_IN_CHAOS : EXPOSURE_LIMIT;
        this.allowances = new Allowances(clock, exposureLimit);
    }

    /**
     * Begins to serve on free ports of the loopback address.
     *
     * @param chaos whether requests will fail
     * @param clock by which pictures are hidden
     */
    static DemoWorld start(Scale scale, boolean chaos, InstantSource clock) {
        Latency far = Latency.of(Duration.ofMillis(scale.farMillis()));
        Duration copy = Duration.ofMillis(scale.copyMillis());
        Latency near =
                Latency.of(Duration.ofMillis(scale.nearMillis()))
                        .with(S3Operation.COPY_OBJECT, copy)
                        .with(S3Operation.UPLOAD_PART_COPY, copy.multipliedBy(4));
        SimulatorOptions regions =
                SimulatorOptions.defaults()
                        .withRegions(RegionOptions.of(SOURCE_REGION, far), RegionOptions.of(TARGET_REGION, near));
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

    /** What the application has written, version by version. */
    Versions versions() {
        return versions;
    }

    /** For how long the target may be behind. */
    Duration exposureLimit() {
        return exposureLimit;
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

    /** Hands on what happens in both buckets from now on, some of it twice, as S3 does. */
    void sendEvents(Ports ports, long seed) {
        events.add(HttpPush.start(source, Ports.page(ports.source()), DOUBLED_PER_MILLE, seed));
        events.add(HttpPush.start(target, Ports.page(ports.target()), DOUBLED_PER_MILLE, seed + 1));
    }

    /** Pictures at the target, but for what Decant and the functions write. */
    long moved() {
        return pictures(target);
    }

    /** Pictures at the source. */
    long toMove() {
        return pictures(source);
    }

    private static long pictures(SimulatedBucket bucket) {
        return bucket.keys().stream()
                .filter(key -> !Thumbnails.isThumbnail(key) && !key.startsWith(ReservedKeys.FOLDER))
                .count();
    }

    /** From now on requests fail. */
    void beginChaos(Scale scale, long seed) {
        Chaos.begin(simulator.faults(), seed, scale.silences());
    }

    /** From now on none does. */
    void endChaos() {
        simulator.faults().clear();
    }

    /** Where pictures are served, the CDN first. */
    List<Place> places() {
        return List.of(
                new Place("CDN", cdn.address(), allowances::atCdn),
                new Place("source", root(source), hiddenAt -> allowances.at(Side.SOURCE, hiddenAt)),
                new Place("target", root(target), hiddenAt -> allowances.at(Side.TARGET, hiddenAt)));
    }

    /** What has moved so far. */
    Allowances allowances() {
        return allowances;
    }

    /** The CDN, as whoever moves the application sees it. */
    DemoDelivery delivery() {
        return new DemoDelivery(cdn, root(source), root(target), allowances);
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

    @Override
    public void wrote(String key, int version) {
        versions.wrote(key, version);
    }

    /** The source as its application sees it. */
    BucketClient sourceClient() {
        return new BucketClient(simulator.endpoint(SOURCE_REGION), source, account, requests, timeout);
    }

    /** The target as its application sees it. */
    BucketClient targetClient() {
        return new BucketClient(simulator.endpoint(TARGET_REGION), target, account, requests, timeout);
    }

    /** The target as a stranger sees it, who has its address and nothing else. */
    BucketClient strangersClient() {
        return new BucketClient(simulator.endpoint(TARGET_REGION), target, account, new Requests(), timeout);
    }

    /** What every command names, and where the events of both buckets are taken. */
    List<String> pair() {
        return List.of(
                "s3://" + source.name(),
                "s3://" + target.name(),
                "--source-region",
                source.region(),
                "--source-endpoint-url",
                simulator.endpoint(source.region()).toString(),
                "--target-region",
                target.region(),
                "--target-endpoint-url",
                simulator.endpoint(target.region()).toString(),
                "--no-sign-request");
    }

    /** The same with the account's key. */
    S3Settings signed(S3Settings settings) {
        return settings(settings.uri().bucket().equals(source.name()) ? source : target);
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
    public void close() {
        events.forEach(HttpPush::close);
        functions.close();
        cdn.close();
        simulator.close();
    }
}
