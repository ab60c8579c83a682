package decant.s3.http;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.checksums.spi.ChecksumAlgorithm;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/** Signs requests by version 4 of AWS's signatures. Safe for any number of threads. */
final class RequestSigner {
    private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();
    private static final String TLS = "https";
    private static final int PORT = 80;
    private static final int TLS_PORT = 443;

    private final AwsCredentialsProvider credentials;
    private final String region;
    private final Clock clock;

    RequestSigner(AwsCredentialsProvider credentials, String region, Clock clock) {
        this.credentials = credentials;
        this.region = region;
        this.clock = clock;
    }

    /**
     * The request with its signature. A body in memory is signed; one that streams is signed chunk by chunk, or by TLS
     * alone where there is TLS, if a checksum follows it; otherwise it goes as it is, held together by what the request
     * says of it and by the ETag in the answer. An older RADOS Gateway would keep the chunks' encoding as a header of
     * the object [observed on Ceph 16.2.15].
     *
     * @throws software.amazon.awssdk.core.exception.SdkException without credentials
     */
    HttpExecuteRequest sign(S3Request request) {
        SdkHttpRequest asked = request.http.build();
        StreamedBody stream = request.stream();
        boolean goesAsItIs = stream != null && stream.trailer() == null;
        SignedRequest signed =
                SIGNER.sign(sign -> {
                    sign.identity(credentials.resolveCredentials())
                            .request(goesAsItIs ? asOverTls(asked) : asked)
                            .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                            .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                            .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                            .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                            .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, clock);
                    byte @Nullable [] body = request.body();
                    if (body != null) {
                        sign.payload(() -> new ByteArrayInputStream(body));
                    } else if (stream != null) {
                        ChecksumAlgorithm trailer = stream.trailer();
                        sign.payload(stream::open)
                                .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                                .putProperty(AwsV4HttpSigner.CHUNK_ENCODING_ENABLED, trailer != null);
                        if (trailer != null) {
                            sign.putProperty(AwsV4HttpSigner.CHECKSUM_ALGORITHM, trailer);
                        }
                    }
                });
        SdkHttpRequest ready =
                goesAsItIs
                        ? signed.request().toBuilder().protocol(asked.protocol()).port(asked.port()).build()
                        : signed.request();
        return HttpExecuteRequest.builder().request(ready).contentStreamProvider(signed.payload().orElse(null)).build();
    }

    /** The signer leaves a body unsigned under TLS alone; nothing that it signs names the protocol. */
    private static SdkHttpRequest asOverTls(SdkHttpRequest asked) {
        int port = asked.port();
        return asked.toBuilder().protocol(TLS).port(port == PORT ? TLS_PORT : port).build();
    }
}
