package decant.cli.demo;

import decant.model.ReservedKeys;
import decant.simulator.BucketOptions;
import decant.simulator.RegionOptions;
import decant.simulator.SimulatedBucket;
import decant.simulator.Simulator;
import decant.simulator.SimulatorOptions;
import decant.simulator.api.Latency;
import decant.simulator.bucket.Account;
import decant.simulator.bucket.S3Operation;
import decant.simulator.events.HttpPush;
import decant.simulator.faults.Rates;
import decant.simulator.functions.Thumbnails;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Two regions in this process, one far from the users and one near, whose objects have access lists. */
final class SimulatedRegions implements Regions {
    static final String SOURCE_REGION = "us-east-1";
    static final String TARGET_REGION = "eu-west-1";

    private static final int DOUBLED_PER_MILLE = 10;

    private final Simulator simulator;
    private final Account account;
    private final SimulatedBucket source;
    private final SimulatedBucket target;
    private final List<HttpPush> events = new CopyOnWriteArrayList<>();

    private SimulatedRegions(Simulator simulator) {
        this.simulator = simulator;
        this.account = simulator.addAccount("pictures");
        this.source = simulator.createBucket(BucketOptions.of("pictures-us", SOURCE_REGION, account).withAcls());
        this.target = simulator.createBucket(BucketOptions.of("pictures-eu", TARGET_REGION, account).withAcls());
    }

    /** Begins to serve on free ports of the loopback address. */
    static SimulatedRegions start(Scale scale) {
        Latency far = Latency.of(Duration.ofMillis(scale.farMillis()));
        Duration copy = Duration.ofMillis(scale.copyMillis());
        Latency near =
                Latency.of(Duration.ofMillis(scale.nearMillis()))
                        .with(S3Operation.COPY_OBJECT, copy)
                        .with(S3Operation.UPLOAD_PART_COPY, copy.multipliedBy(4));
        SimulatorOptions options =
                SimulatorOptions.defaults()
                        .withRegions(RegionOptions.of(SOURCE_REGION, far), RegionOptions.of(TARGET_REGION, near));
        SimulatedRegions regions = new SimulatedRegions(Simulator.start(options));
        if (scale.targetWritesPerSecond() > 0) {
            Rates rates =
                    new Rates(
                            Rates.AWS.readsPerSecond(),
                            Rates.AWS.listsPerSecond(),
                            scale.targetWritesPerSecond(),
                            Rates.AWS.burstSeconds());
            regions.simulator.rateLimits().set(regions.target.name(), List.of(), rates);
        }
        return regions;
    }

    @Override
    public String words() {
        return "Two S3 regions, a CDN and an account's functions are simulated in this process;";
    }

    /** One of the two, from behind. */
    SimulatedBucket simulated(Side side) {
        return side == Side.SOURCE ? source : target;
    }

    @Override
    public Bucket bucket(Side side) {
        SimulatedBucket bucket = simulated(side);
        return new Bucket(bucket.name(), bucket.region(), simulator.endpoint(bucket.region()), account);
    }

    @Override
    public boolean tellOfAccess() {
        return true;
    }

    @Override
    public String maxLag() {
        return "3s";
    }

    @Override
    public List<String> options() {
        return List.of();
    }

    @Override
    public void invoke(DemoFunctions functions) {
        functions.makeThumbnailsOf(source);
        functions.makeThumbnailsOf(target);
    }

    @Override
    public void sendEvents(Ports ports, long seed) {
        events.add(HttpPush.start(source, Ports.page(ports.source()), DOUBLED_PER_MILLE, seed));
        events.add(HttpPush.start(target, Ports.page(ports.target()), DOUBLED_PER_MILLE, seed + 1));
    }

    @Override
    public void beginChaos(Scale scale, long seed) {
        Chaos.begin(simulator.faults(), seed, scale.silences());
    }

    @Override
    public void endChaos() {
        simulator.faults().clear();
    }

    @Override
    public long pictures(Side side) {
        return simulated(side).keys().stream()
                .filter(key -> !Thumbnails.isThumbnail(key) && !key.startsWith(ReservedKeys.FOLDER))
                .count();
    }

    @Override
    public void close() {
        events.forEach(HttpPush::close);
        simulator.close();
    }
}
