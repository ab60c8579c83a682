package decant.s3.listing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/** The SDK's own reading of a listing: its client, which gets the bytes as the answer of a 200. For one thread. */
final class SdkListing implements AutoCloseable {
    private static final String PARSER_PROPERTY = "javax.xml.stream.XMLInputFactory";
    private static final String JDK_PARSER = "com.sun.xml.internal.stream.XMLInputFactoryImpl";

    private byte[] body = new byte[0];
    // The SDK keeps one parser per thread. A test server brings another parser to the class path, which the program has
    // not, so reading happens on a thread of its own that has taken the JDK's.
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final S3Client client =
            S3Client.builder()
                    .region(Region.US_EAST_1)
                    .endpointOverride(URI.create("http://localhost"))
                    .forcePathStyle(true)
                    .credentialsProvider(AnonymousCredentialsProvider.create())
                    .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()))
                    .httpClient(new Canned())
                    .build();

    SdkListing() {
        String before = System.setProperty(PARSER_PROPERTY, JDK_PARSER);
        try {
            read("<ListBucketResult/>".getBytes(UTF_8));
        } finally {
            if (before == null) {
                System.clearProperty(PARSER_PROPERTY);
            } else {
                System.setProperty(PARSER_PROPERTY, before);
            }
        }
    }

    /** Reads an answer; throws what the client throws. */
    ListObjectsV2Response read(byte[] answer) {
        body = answer;
        try {
            return thread.submit(() -> client.listObjectsV2(r -> r.bucket("bucket").encodingType(EncodingType.URL)))
                    .get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        client.close();
        thread.shutdown();
    }

    private final class Canned implements SdkHttpClient {
        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() {
                    return HttpExecuteResponse.builder()
                            .response(SdkHttpResponse.builder().statusCode(200).build())
                            .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                            .build();
                }

                @Override
                public void abort() {}
            };
        }

        @Override
        public void close() {}
    }
}
