package decant.s3.http;

import java.time.Duration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;

/**
 * Connection pools to one endpoint: the SDK's client has one read time-out for all of its requests, and a copy stays
 * silent on the wire for minutes where any other answer is overdue after seconds. Before a large body is sent, the
 * server is asked whether it is welcome, since a condition may refuse it.
 *
 * @param quick for all that is answered at once
 * @param patient for copies
 * @param uploads for large bodies; no connection is opened before there is one
 */
public record HttpClients(SdkHttpClient quick, SdkHttpClient patient, SdkHttpClient uploads) implements AutoCloseable {
    /** A body of this length costs more than to ask first. */
    private static final long LARGE_BODY_BYTES = 1 << 20;

    /**
     * @param maxConnections of each pool
     * @param connectTimeout until a connection stands
     * @param readTimeout for a byte of an answer to come
     * @param copyTimeout for a byte of a copy's answer to come
     */
    public static HttpClients open(
            int maxConnections, Duration connectTimeout, Duration readTimeout, Duration copyTimeout) {
        return new HttpClients(
                client(maxConnections, connectTimeout, readTimeout, false),
                client(maxConnections, connectTimeout, copyTimeout, false),
                client(maxConnections, connectTimeout, copyTimeout, true));
    }

    /** The pool for a request. */
    SdkHttpClient fitting(S3Request request) {
        StreamedBody stream = request.stream();
        if (stream != null && stream.lengthBytes() >= LARGE_BODY_BYTES) {
            return uploads;
        }
        return request.isPatient() ? patient : quick;
    }

    private static SdkHttpClient client(
            int maxConnections, Duration connectTimeout, Duration readTimeout, boolean asksFirst) {
        return Apache5HttpClient.builder()
                .maxConnections(maxConnections)
                .connectionTimeout(connectTimeout)
                // The limiter bounds what is in flight; a request that has to queue here waits as long as for an
                // answer.
                .connectionAcquisitionTimeout(readTimeout)
                .socketTimeout(readTimeout)
                .tcpKeepAlive(true)
                .expectContinueEnabled(asksFirst)
                .build();
    }

    @Override
    public void close() {
        quick.close();
        patient.close();
        uploads.close();
    }
}
