package decant.cli.demo;

import decant.s3.Addressing;
import decant.s3.S3Credentials;
import decant.s3.S3Settings;
import decant.s3.S3Uri;
import decant.simulator.cdn.Cdn;
import decant.simulator.cdn.CdnOptions;
import decant.simulator.cdn.Origins;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Two buckets, a CDN in front of the source, the functions that both buckets invoke, and what everybody may expect to
 * see. Safe for any number of threads.
 */
final class DemoWorld implements Audience, AutoCloseable {
    private static final int MAX_CONNECTIONS = 256;

    /** For how long a change may be on its way: between two phases of a cutover nothing is carried. */
    private static final Duration EXPOSURE_LIMIT = Duration.ofMinutes(1);

    private static final Duration ROUGH_EXPOSURE_LIMIT = Duration.ofMinutes(2);

    private final Regions regions;
    private final Bucket source;
    private final Bucket target;
    private final Cdn cdn;
    private final DemoFunctions functions;
    private final Hidden hidden;
    private final Requests requests = new Requests();
    private final Duration timeout;
    private final Duration exposureLimit;
    private final Allowances allowances;
    private final Versions versions = new Versions(System::nanoTime);

    /**
     * Begins to serve on free ports of the loopback address.
     *
     * @param regions closed with this
     * @param rough whether requests will fail, or what carries changes
     * @param clock by which pictures are hidden
     */
    DemoWorld(Regions regions, Scale scale, boolean rough, InstantSource clock) {
        this.regions = regions;
        this.source = regions.bucket(Side.SOURCE);
        this.target = regions.bucket(Side.TARGET);
        this.cdn = Cdn.start(CdnOptions.defaults(), Origins.of(source.root()));
        this.functions = new DemoFunctions(scale.functions());
        this.hidden = new Hidden(clock);
        // Where answers get lost, nobody waits for them for long.
        this.timeout = Duration.ofSeconds(rough ? 10 : 60);
        this.exposureLimit = rough ? ROUGH_EXPOSURE_LIMIT : EXPOSURE_LIMIT;
        this.allowances = new Allowances(clock, exposureLimit);
    }

    Regions regions() {
        return regions;
    }

    Bucket source() {
        return source;
    }

    Bucket target() {
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

    /** Where pictures are served, the CDN first. */
    List<Place> places() {
        return List.of(
                new Place("CDN", cdn.address(), allowances::atCdn),
                new Place("source", source.root(), hiddenAt -> allowances.at(Side.SOURCE, hiddenAt)),
                new Place("target", target.root(), hiddenAt -> allowances.at(Side.TARGET, hiddenAt)));
    }

    /** What has moved so far. */
    Allowances allowances() {
        return allowances;
    }

    /** The CDN, as whoever moves the application sees it. */
    DemoDelivery delivery() {
        return new DemoDelivery(cdn, source.root(), target.root(), allowances);
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
        return new BucketClient(source, requests, timeout);
    }

    /** The target as its application sees it. */
    BucketClient targetClient() {
        return new BucketClient(target, requests, timeout);
    }

    /** The target as a stranger sees it, who has its address and nothing else. */
    BucketClient strangersClient() {
        return new BucketClient(target, new Requests(), timeout);
    }

    /** What every command names, and where the events of both buckets are taken. */
    List<String> pair() {
        return List.of(
                "s3://" + source.name(),
                "s3://" + target.name(),
                "--source-region",
                source.region(),
                "--source-endpoint-url",
                source.endpoint().toString(),
                "--target-region",
                target.region(),
                "--target-endpoint-url",
                target.endpoint().toString());
    }

    /** The same with the account's key. */
    S3Settings signed(S3Settings settings) {
        Bucket bucket = settings.uri().bucket().equals(source.name()) ? source : target;
        return new S3Settings(
                new S3Uri(bucket.name(), ""),
                new S3Credentials.Keys(bucket.account().accessKeyId(), bucket.account().secretAccessKey(), null),
                bucket.region(),
                bucket.endpoint(),
                Addressing.AUTO,
                null,
                MAX_CONNECTIONS,
                Duration.ofSeconds(5),
                timeout,
                timeout);
    }

    @Override
    public void close() {
        functions.close();
        cdn.close();
        regions.close();
    }
}
