package decant.s3.http;

import decant.model.ObjectKey;
import decant.store.Operation;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Signs requests to one bucket, sends each exactly once and reads the whole answer. Keys are relative to a prefix.
 *
 * <p>Safe for use by any number of threads. Meant for virtual threads: an interrupt closes the connection under a
 * waiting one, while a platform thread goes on waiting until its time-out.
 */
public final class BucketChannel {
    /**
     * Largest answer that is read: 1,000 keys of 1,024 bytes, each byte percent-encoded, with room for the tags around.
     */
    static final int MAX_ANSWER_BYTES = 8 << 20;

    private static final int USUAL_ANSWER_BYTES = 2 << 10;

    /** Pages differ in length by less than this part. */
    private static final int SPARE_PART = 16;

    private static final String USER_AGENT = "decant";
    private static final String REQUEST_ID = "x-amz-request-id";

    private final String name;
    private final BucketAddress address;
    private final String encodedPrefix;
    private final String region;
    private final @Nullable String expectedOwner;
    private final HttpClients clients;
    private final RequestSigner signer;
    private final Failures failures;

    private volatile AnswerListener answers = AnswerListener.NONE;

    /** Bytes of a buffer that the pages seen so far would fit in; written by whoever has seen a longer one. */
    private volatile int usualPageBytes = USUAL_ANSWER_BYTES;

    /**
     * @param name the store's, for messages
     * @param prefix what every key is below; empty, or ending in a slash
     * @param expectedOwner account id that the bucket must belong to, where it is known
     * @param clock dates the signatures
     */
    public BucketChannel(
            String name,
            BucketAddress address,
            String prefix,
            String region,
            @Nullable String expectedOwner,
            AwsCredentialsProvider credentials,
            HttpClients clients,
            Clock clock) {
        this.name = name;
        this.address = address;
        this.encodedPrefix = PercentEncoding.path(prefix);
        this.region = region;
        this.expectedOwner = expectedOwner;
        this.clients = clients;
        this.signer = new RequestSigner(credentials, region, clock);
        this.failures = new Failures(name);
    }

    /** The store's name, for messages. */
    public String name() {
        return name;
    }

    /** Who hears of answers from now on. */
    public void tellAnswersTo(AnswerListener listener) {
        answers = listener;
    }

    /** The region that requests are signed for. */
    public String region() {
        return region;
    }

    /** Begins a request about a key. */
    public S3Request request(Operation operation, SdkHttpMethod method, ObjectKey key) {
        return new S3Request(operation, key, begin(method, address.path(encodedPrefix, key)));
    }

    /**
     * Begins a request about the bucket.
     *
     * @param about the key that messages are to name, if any
     */
    public S3Request bucketRequest(Operation operation, SdkHttpMethod method, @Nullable ObjectKey about) {
        return new S3Request(operation, about, begin(method, address.root()));
    }

    private SdkHttpRequest.Builder begin(SdkHttpMethod method, String path) {
        SdkHttpRequest.Builder http =
                SdkHttpRequest.builder()
                        .method(method)
                        .protocol(address.protocol())
                        .host(address.host())
                        .port(address.port())
                        .encodedPath(path)
                        .putHeader("User-Agent", USER_AGENT);
        if (expectedOwner != null) {
            http.putHeader("x-amz-expected-bucket-owner", expectedOwner);
        }
        return http;
    }

    /** Sends a request and demands success. */
    public S3Answer require(S3Request request) throws StoreException {
        S3Answer answer = send(request);
        if (!answer.isSuccess()) {
            throw failures.answered(request, error(answer));
        }
        return answer;
    }

    /** Sends a request; every answer that was read to its end is returned, whatever it says. */
    public S3Answer send(S3Request request) throws StoreException {
        if (Thread.currentThread().isInterrupted()) {
            throw failures.impossible(request, Kind.CANCELLED, "Interrupted", "it was interrupted before it began");
        }
        HttpExecuteRequest signed = sign(request);
        try {
            S3Answer answer = read(request.operation(), clients.fitting(request).prepareRequest(signed).call());
            answers.answered(request.operation(), request.key(), answer.status(), answer.header(REQUEST_ID));
            return answer;
        } catch (IOException e) {
            throw failures.unanswered(request, e);
        }
    }

    /** Sends a request whose answer, if it is success, is to be read as it comes; every other one is read at once. */
    public S3Download open(S3Request request) throws StoreException {
        if (Thread.currentThread().isInterrupted()) {
            throw failures.impossible(request, Kind.CANCELLED, "Interrupted", "it was interrupted before it began");
        }
        HttpExecuteRequest signed = sign(request);
        try {
            HttpExecuteResponse response = clients.fitting(request).prepareRequest(signed).call();
            AbortableInputStream body = response.responseBody().orElse(null);
            return body == null || !response.httpResponse().isSuccessful()
                    ? new S3Download(read(request.operation(), response), null)
                    : new S3Download(new S3Answer(response.httpResponse(), new byte[0], 0), body);
        } catch (IOException e) {
            throw failures.unanswered(request, e);
        }
    }

    /** The exception for an answer that stopped coming. */
    public StoreException unanswered(S3Request request, IOException cause) {
        return failures.unanswered(request, cause);
    }

    /** What an answer says that is not the success asked for. */
    public S3Error error(S3Answer answer) {
        return S3Error.of(answer).askedIn(region);
    }

    /** The exception for an answer that is not the success asked for. */
    public StoreException failure(S3Request request, S3Error error) {
        return failures.answered(request, error);
    }

    /** The exception for an answer of success that makes no sense. */
    public StoreException unreadable(S3Request request, String why) {
        return failures.unreadable(request, why);
    }

    /** The exception for a request that is not worth sending. */
    public StoreException impossible(S3Request request, Kind kind, String code, String why) {
        return failures.impossible(request, kind, code, why);
    }

    private HttpExecuteRequest sign(S3Request request) throws StoreException {
        try {
            return signer.sign(request);
        } catch (SdkException e) {
            throw failures.unsigned(request, e);
        }
    }

    /** A buffer that is made too small is copied over and over; pages of one bucket are about as long as each other. */
    private S3Answer read(Operation operation, HttpExecuteResponse response) throws IOException {
        AbortableInputStream stream = response.responseBody().orElse(null);
        if (stream == null) {
            return new S3Answer(response.httpResponse(), new byte[0], 0);
        }
        try (stream) {
            byte[] body = new byte[operation == Operation.LIST ? usualPageBytes : USUAL_ANSWER_BYTES];
            int length = 0;
            int more;
            while ((more = stream.read(body, length, body.length - length)) >= 0) {
                length += more;
                if (length > MAX_ANSWER_BYTES) {
                    stream.abort();
                    throw new IOException("the answer is longer than " + MAX_ANSWER_BYTES + " bytes");
                }
                if (length == body.length) {
                    body = Arrays.copyOf(body, body.length * 2);
                }
            }
            if (operation == Operation.LIST && length > usualPageBytes - usualPageBytes / SPARE_PART) {
                usualPageBytes = length + length / SPARE_PART + 1;
            }
            return new S3Answer(response.httpResponse(), body, length);
        }
    }
}
