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
import decant.simulator.faults.Rates;
import java.time.Duration;
import java.util.List;

/** Two regions, one account, and in each region a bucket of it whose objects have access lists. */
final class DemoWorld implements AutoCloseable {
    static final String SOURCE_REGION = "us-east-1";
    static final String TARGET_REGION = "eu-west-1";

    private static final int MAX_CONNECTIONS = 256;

    private final Simulator simulator;
    private final Account account;
    private final SimulatedBucket source;
    private final SimulatedBucket target;

    private DemoWorld(Simulator simulator) {
        this.simulator = simulator;
        this.account = simulator.addAccount("pictures");
        this.source = simulator.createBucket(BucketOptions.of("pictures-us", SOURCE_REGION, account).withAcls());
        this.target = simulator.createBucket(BucketOptions.of("pictures-eu", TARGET_REGION, account).withAcls());
    }

    /** Begins to serve on two free ports of the loopback address. */
    static DemoWorld start(Scale scale) {
        Latency near = Latency.of(Duration.ofMillis(scale.nearMillis()));
        Duration copy = Duration.ofMillis(scale.copyMillis());
        Latency far =
                Latency.of(Duration.ofMillis(scale.farMillis()))
                        .with(S3Operation.COPY_OBJECT, copy)
                        .with(S3Operation.UPLOAD_PART_COPY, copy.multipliedBy(4));
        DemoWorld world =
                new DemoWorld(
                        Simulator.start(
                                SimulatorOptions.defaults()
                                        .withRegions(
                                                RegionOptions.of(SOURCE_REGION, near),
                                                RegionOptions.of(TARGET_REGION, far))));
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

    SimulatedBucket source() {
        return source;
    }

    SimulatedBucket target() {
        return target;
    }

    /** The source as its application sees it. */
    BucketClient sourceClient() {
        return new BucketClient(simulator.endpoint(SOURCE_REGION), source, account);
    }

    /** The target as a stranger sees it, who has its address and nothing else. */
    BucketClient targetClient() {
        return new BucketClient(simulator.endpoint(TARGET_REGION), target, account);
    }

    S3Settings sourceSettings() {
        return settings(source);
    }

    S3Settings targetSettings() {
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
                Duration.ofSeconds(60),
                Duration.ofMinutes(5));
    }

    @Override
    public void close() {
        simulator.close();
    }
}
