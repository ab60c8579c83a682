package decant.s3;

import decant.audit.IndependentLister;
import decant.model.KeyRange;
import decant.model.ObjectKey;
import decant.s3.http.BucketChannel;
import decant.s3.http.S3Error;
import decant.s3.http.S3Request;
import decant.store.Operation;
import decant.store.StoreException;
import java.net.URI;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Lists by the SDK's own client, one page after the other: other code than what copied, from the request to the last
 * byte of the answer. It repeats failed requests by the SDK's standard strategy.
 */
final class SdkLister implements IndependentLister, AutoCloseable {
    private static final int MAX_KEYS = 1_000;

    private final S3Client client;
    private final BucketChannel channel;
    private final S3Uri uri;

    /**
     * Opens the client, which nobody else needs: whoever never audits need not carry it.
     *
     * @param channel for messages, and for the region
     * @param http stays open when this is closed
     */
    static SdkLister open(
            BucketChannel channel,
            S3Uri uri,
            URI endpoint,
            boolean pathStyle,
            AwsCredentialsProvider credentials,
            SdkHttpClient http) {
        S3Client client =
                S3Client.builder()
                        .region(Region.of(channel.region()))
                        .endpointOverride(endpoint)
                        .forcePathStyle(pathStyle)
                        .credentialsProvider(credentials)
                        .httpClient(http)
                        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                        .overrideConfiguration(with ->
                                with.retryStrategy(RetryMode.STANDARD).addExecutionInterceptor(new PositionsLeftOut()))
                        .build();
        return new SdkLister(client, channel, uri);
    }

    private SdkLister(S3Client client, BucketChannel channel, S3Uri uri) {
        this.client = client;
        this.channel = channel;
        this.uri = uri;
    }

    @Override
    public void list(KeyRange range, Entries entries) throws StoreException {
        ObjectKey after = range.after();
        ListObjectsV2Request request =
                ListObjectsV2Request.builder()
                        .bucket(uri.bucket())
                        .prefix(uri.prefix())
                        .startAfter(after == null ? null : uri.prefix() + after)
                        .encodingType("url")
                        .maxKeys(MAX_KEYS)
                        .build();
        while (request != null) {
            ListObjectsV2Response page = page(request);
            for (S3Object object : page.contents()) {
                ObjectKey key = ObjectKey.of(object.key().substring(uri.prefix().length()));
                if (range.isBefore(key)) {
                    return;
                }
                if (range.contains(key)) {
                    entries.entry(key.toString(), object.size(), object.eTag().replace("\"", ""));
                }
            }
            request = Boolean.TRUE.equals(page.isTruncated()) ? next(request, page) : null;
        }
    }

    /** Behind the last key, which every store can read back; by the token where a page names none. */
    private ListObjectsV2Request next(ListObjectsV2Request request, ListObjectsV2Response page) throws StoreException {
        String last = page.contents().isEmpty() ? null : page.contents().getLast().key();
        String token = last == null ? page.nextContinuationToken() : null;
        boolean isNew =
                last == null
                        ? token != null && !token.equals(request.continuationToken())
                        : !last.equals(request.startAfter());
        if (!isNew) {
            throw channel.unreadable(listing(), "its pages repeat themselves");
        }
        return request.toBuilder().startAfter(last).continuationToken(token).build();
    }

    private ListObjectsV2Response page(ListObjectsV2Request request) throws StoreException {
        try {
            return client.listObjectsV2(request);
        } catch (S3Exception e) {
            AwsErrorDetails details = e.awsErrorDetails();
            String code = details == null || details.errorCode() == null ? "Unknown" : details.errorCode();
            throw failure(new S3Error(e.statusCode(), code, "", null));
        } catch (SdkException e) {
            if (isUnreadable(e)) {
                throw channel.unreadable(listing(), "the AWS SDK, which audits, cannot read a page of it");
            }
            throw failure(new S3Error(503, "ServiceUnavailable", String.valueOf(e.getMessage()), null));
        }
    }

    private static boolean isUnreadable(SdkException thrown) {
        return Stream.iterate((Throwable) thrown, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof XMLStreamException);
    }

    private StoreException failure(S3Error error) {
        return channel.failure(listing(), error);
    }

    /** For messages. */
    private S3Request listing() {
        return channel.bucketRequest(Operation.LIST, SdkHttpMethod.GET, null);
    }

    @Override
    public void close() {
        client.close();
    }
}
