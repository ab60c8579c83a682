package decant.s3;

import decant.audit.IndependentLister;
import decant.s3.http.AnswerListener;
import decant.s3.http.BucketAddress;
import decant.s3.http.BucketChannel;
import decant.s3.http.HttpClients;
import decant.s3.http.S3Answer;
import decant.s3.http.S3Request;
import decant.s3.inspect.BucketFacts;
import decant.s3.inspect.BucketInspector;
import decant.s3.inspect.OwnerId;
import decant.s3.store.S3OwnObjects;
import decant.s3.store.S3Store;
import decant.s3.survey.BucketSurvey;
import decant.s3.survey.Survey;
import decant.store.ObjectStore;
import decant.store.Operation;
import decant.store.OwnObjects;
import decant.store.StoreException;
import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/** An opened bucket: its region is known, its connections are ready. Closing it closes them. */
public final class S3Side implements AutoCloseable {
    private static final String ANY_REGION = "us-east-1";

    private final S3Settings settings;
    private final String region;
    private final HttpClients clients;
    private final BucketChannel channel;
    private final OwnerId ownerId;
    private final S3Store store;
    private final AwsCredentialsProvider credentials;
    private @Nullable SdkLister lister;

    private S3Side(
            S3Settings settings,
            String region,
            HttpClients clients,
            BucketChannel channel,
            AwsCredentialsProvider credentials) {
        this.credentials = credentials;
        this.settings = settings;
        this.region = region;
        this.clients = clients;
        this.channel = channel;
        this.ownerId = new OwnerId(channel);
        this.store = new S3Store(channel, settings.uri().prefix(), ownerId);
    }

    /**
     * Opens a bucket: finds out its region where none is given, which also shows whether it exists.
     *
     * @throws StoreException if there is no such bucket, or nobody to ask
     */
    public static S3Side open(S3Settings settings, Clock clock) throws StoreException {
        AwsCredentialsProvider credentials = Identity.provider(settings.credentials());
        HttpClients clients =
                HttpClients.open(
                        settings.maxConnections(),
                        settings.connectTimeout(),
                        settings.readTimeout(),
                        settings.copyTimeout());
        try {
            String region = settings.region();
            if (region == null) {
                String guess = Identity.configuredRegion(settings.credentials());
                region = discover(channel(settings, guess == null ? ANY_REGION : guess, credentials, clients, clock));
            }
            return new S3Side(
                    settings, region, clients, channel(settings, region, credentials, clients, clock), credentials);
        } catch (StoreException | RuntimeException e) {
            clients.close();
            throw e;
        }
    }

    private static BucketChannel channel(
            S3Settings settings, String region, AwsCredentialsProvider credentials, HttpClients clients, Clock clock) {
        URI given = settings.endpoint();
        URI endpoint = given == null ? awsEndpoint(region) : given;
        String bucket = settings.uri().bucket();
        return new BucketChannel(
                settings.uri().toString(),
                BucketAddress.of(endpoint, bucket, isPathStyle(settings, endpoint)),
                settings.uri().prefix(),
                region,
                settings.expectedOwner(),
                credentials,
                clients,
                clock);
    }

    private static boolean isPathStyle(S3Settings settings, URI endpoint) {
        return switch (settings.addressing()) {
            case AUTO -> BucketAddress.needsPathStyle(endpoint, settings.uri().bucket());
            case PATH -> true;
            case VIRTUAL -> false;
        };
    }

    private static URI awsEndpoint(String region) {
        return URI.create("https://s3." + region + "." + PartitionMetadata.of(Region.of(region)).dnsSuffix());
    }

    /**
     * Asks the bucket for its region, which AWS tells whether the question was right, forbidden or in the wrong place.
     */
    private static String discover(BucketChannel guess) throws StoreException {
        S3Request request = guess.bucketRequest(Operation.INSPECT, SdkHttpMethod.HEAD, null);
        S3Answer answer = guess.send(request);
        String told = answer.header("x-amz-bucket-region");
        if (told != null) {
            return told;
        }
        if (answer.status() == 404) {
            throw guess.failure(request, guess.error(answer));
        }
        return guess.region();
    }

    /** The bucket as the port sees it. */
    public ObjectStore store() {
        return store;
    }

    /** Who hears of answers from now on. */
    public void tellAnswersTo(AnswerListener listener) {
        channel.tellAnswersTo(listener);
    }

    public String region() {
        return region;
    }

    /** The program's own objects in the bucket. */
    public OwnObjects ownObjects() {
        return new S3OwnObjects(channel, settings.uri().prefix());
    }

    /** What the bucket's settings say, by five requests. */
    public BucketFacts inspect() throws StoreException {
        BucketFacts facts = new BucketInspector(channel).inspect();
        ownerId.learn(facts.ownerId());
        return facts;
    }

    /** What a plan asks of the bucket as a whole. */
    public Survey.Question survey() {
        return new BucketSurvey(channel, settings.uri().prefix(), settings.endpoint() == null);
    }

    /** The bucket listed by the SDK's own client, for auditors; closed with this. */
    public synchronized IndependentLister independentLister() {
        if (lister == null) {
            URI endpoint = settings.endpoint() == null ? awsEndpoint(region) : settings.endpoint();
            boolean pathStyle = isPathStyle(settings, endpoint);
            lister = SdkLister.open(channel, settings.uri(), endpoint, pathStyle, credentials, clients.quick());
        }
        return lister;
    }

    S3Store s3Store() {
        return store;
    }

    S3Settings settings() {
        return settings;
    }

    BucketChannel channel() {
        return channel;
    }

    OwnerId ownerId() {
        return ownerId;
    }

    @Override
    public synchronized void close() {
        if (lister != null) {
            lister.close();
        }
        clients.close();
    }
}
