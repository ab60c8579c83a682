package decant.s3.http;

import java.time.Duration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;

/**
 * Two connection pools to one endpoint: the SDK's client has one read time-out for all of its requests, and a copy
 * stays silent on the wire for minutes where any other answer is overdue after seconds.
 *
 * @param quick for all that is answered at once
 * @param patient for copies
 */
public record HttpClients(SdkHttpClient quick, SdkHttpClient patient) implements AutoCloseable {
    /**
     * @param maxConnections of each pool
     * @param connectTimeout until a connection stands
     * @param readTimeout for a byte of an answer to come
     * @param copyTimeout for a byte of a copy's answer to come
     */
    public static HttpClients open(
            int maxConnections, Duration connectTimeout, Duration readTimeout, Duration copyTimeout) {
        return new HttpClients(
                client(maxConnections, connectTimeout, readTimeout),
                client(maxConnections, connectTimeout, copyTimeout));
    }

    private static SdkHttpClient client(int maxConnections, Duration connectTimeout, Duration readTimeout) {
        return Apache5HttpClient.builder()
                .maxConnections(maxConnections)
                .connectionTimeout(connectTimeout)
                // The limiter bounds what is in flight; a request that has to queue here waits as long as for an
                // answer.
                .connectionAcquisitionTimeout(readTimeout)
                .socketTimeout(readTimeout)
                .tcpKeepAlive(true)
                // No body is large enough to ask first whether it is welcome.
                .expectContinueEnabled(false)
                .build();
    }

    @Override
    public void close() {
        quick.close();
        patient.close();
    }
}
