package decant.simulator;

import decant.simulator.api.Latency;
import decant.simulator.bucket.Account;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * A world for a test: two regions, two accounts, a bucket with access lists in each, and the SDK's client to ask with.
 */
final class TwoRegions implements AutoCloseable {
    static final String US = "us-east-1";
    static final String EU = "eu-west-1";

    final Simulator simulator;
    final Account alice;
    final Account bob;
    final SimulatedBucket pictures;
    final SimulatedBucket mirror;
    final S3Client s3;

    TwoRegions() {
        this(SimulatorOptions.defaults());
    }

    TwoRegions(SimulatorOptions options) {
        this.simulator =
                Simulator.start(
                        options.withRegions(RegionOptions.of(US, Latency.NONE), RegionOptions.of(EU, Latency.NONE)));
        this.alice = simulator.addAccount("alice");
        this.bob = simulator.addAccount("bob");
        this.pictures = simulator.createBucket(BucketOptions.of("pictures", US, alice).withAcls());
        this.mirror = simulator.createBucket(BucketOptions.of("mirror", EU, alice).withAcls());
        this.s3 = client(US, alice);
    }

    S3Client client(String region, Account account) {
        return client(region, credentials(account));
    }

    static AwsCredentialsProvider credentials(Account account) {
        return StaticCredentialsProvider.create(
                AwsBasicCredentials.create(account.accessKeyId(), account.secretAccessKey()));
    }

    S3Client anonymous(String region) {
        return client(region, AnonymousCredentialsProvider.create());
    }

    S3Client client(String region, AwsCredentialsProvider credentials) {
        return builder(region, credentials).build();
    }

    /** A client that asks once: what one request is answered with is what tests are about. */
    S3ClientBuilder builder(String region, AwsCredentialsProvider credentials) {
        URI endpoint = simulator.endpoint(region);
        return S3Client.builder()
                .region(Region.of(region))
                .endpointOverride(endpoint)
                .forcePathStyle(true)
                .overrideConfiguration(options -> options.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .credentialsProvider(credentials);
    }

    @Override
    public void close() {
        s3.close();
        simulator.close();
    }
}
