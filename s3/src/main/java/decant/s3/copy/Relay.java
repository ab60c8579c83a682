package decant.s3.copy;

import decant.flow.BytesCap;
import decant.s3.http.BucketChannel;
import decant.s3.http.S3Answer;
import decant.s3.http.S3Download;
import decant.s3.http.S3Request;
import decant.store.CopyOrder;
import decant.store.Operation;
import decant.store.StoreException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.checksums.spi.ChecksumAlgorithm;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * Passes bytes through this machine: one conditional GET at the source into the body of one request to the target. What
 * is in memory of it is a buffer of some ten kilobytes, whatever the object's size.
 *
 * <p>Both calls pass their side's interceptors, the source's inside the target's: each side sees its own failures and
 * no other's, and whatever is made again is made again with bytes that are read again. For any number of threads.
 */
final class Relay {
    private final CopyPaths paths;
    private final BytesCap cap;

    Relay(CopyPaths paths, BytesCap cap) {
        this.paths = paths;
        this.cap = cap;
    }

    /** What is to become of the bytes. */
    interface Errand<T> {
        /** The request to the target, without its body, once the source's answer has begun. */
        S3Request begin(S3Answer read) throws StoreException;

        /** What the target's answer amounts to. */
        T end(S3Answer read, S3Request sent, S3Answer answer, byte[] md5) throws StoreException;

        /** What it amounts to that the source is another than was meant. */
        T refused();
    }

    private sealed interface Attempt<T> {
        record Ended<T>(T value) implements Attempt<T> {}

        record SourceFailed<T>(StoreException failure) implements Attempt<T> {}

        record TargetFailed<T>(StoreException failure) implements Attempt<T> {}
    }

    /**
     * Passes an object, or a span of it.
     *
     * @param range as headers name it; {@code null} for the whole
     * @param trailer what the bytes are followed by; {@code null} for nothing
     */
    <T> T pass(
            CopyOrder order,
            @Nullable String range,
            long lengthBytes,
            @Nullable ChecksumAlgorithm trailer,
            Errand<T> errand)
            throws StoreException {
        Attempt<T> attempt =
                paths.atTarget()
                        .call(Operation.COPY, order.key(), () -> read(order, range, lengthBytes, trailer, errand));
        return switch (attempt) {
            case Attempt.Ended<T>(T value) -> value;
            case Attempt.SourceFailed<T>(StoreException failure) -> throw failure;
            case Attempt.TargetFailed<T> _ -> throw new IllegalStateException("It was thrown where it happened.");
        };
    }

    private <T> Attempt<T> read(
            CopyOrder order,
            @Nullable String range,
            long lengthBytes,
            @Nullable ChecksumAlgorithm trailer,
            Errand<T> errand)
            throws StoreException {
        Attempt<T> attempt;
        try {
            attempt =
                    paths.atSource()
                            .call(
                                    Operation.READ,
                                    order.key(),
                                    () -> transfer(question(order, range), order, lengthBytes, trailer, errand));
        } catch (StoreException e) {
            return new Attempt.SourceFailed<>(e);
        }
        if (attempt instanceof Attempt.TargetFailed<T>(StoreException failure)) {
            throw failure;
        }
        return attempt;
    }

    private S3Request question(CopyOrder order, @Nullable String range) {
        S3Request request =
                paths.source()
                        .request(Operation.READ, SdkHttpMethod.GET, order.key())
                        .header("If-Match", order.source().etag().quoted())
                        .header("x-amz-checksum-mode", "ENABLED")
                        .headerIf("Range", range);
        String version = order.source().versionId();
        return version == null ? request : request.query("versionId", version);
    }

    private <T> Attempt<T> transfer(
            S3Request question,
            CopyOrder order,
            long lengthBytes,
            @Nullable ChecksumAlgorithm trailer,
            Errand<T> errand)
            throws StoreException {
        BucketChannel source = paths.source();
        try (S3Download download = source.open(question)) {
            S3Answer read = download.answer();
            if (!read.isSuccess()) {
                if (isOther(read.status())) {
                    return new Attempt.Ended<>(errand.refused());
                }
                throw source.failure(question, source.error(read));
            }
            // The answer itself binds its bytes, whether or not the store looked at the condition.
            if (!order.source().etag().quoted().equals(quoted(read.header("ETag")))
                    || !Long.toString(lengthBytes).equals(read.header("Content-Length"))) {
                return new Attempt.Ended<>(errand.refused());
            }
            RelayedBytes bytes = new RelayedBytes(download.body(), lengthBytes, trailer, cap);
            Attempt<T> sent = send(question, read, bytes, errand);
            if (bytes.isExhausted()) {
                download.wasReadWhole();
            }
            return sent;
        }
    }

    /** Gone, changed, or grown too short for the range meanwhile. */
    private static boolean isOther(int status) {
        return status == 404 || status == 412 || status == 416;
    }

    private static String quoted(@Nullable String etag) {
        return etag == null || etag.startsWith("\"") ? String.valueOf(etag) : '"' + etag + '"';
    }

    private <T> Attempt<T> send(S3Request question, S3Answer read, RelayedBytes bytes, Errand<T> errand)
            throws StoreException {
        try {
            S3Request request = errand.begin(read);
            S3Answer answer =
                    bytes.lengthBytes() == 0
                            ? paths.target().send(request.body(new byte[0]))
                            : paths.target().send(request.body(bytes));
            return new Attempt.Ended<>(errand.end(read, request, answer, bytes.md5()));
        } catch (StoreException e) {
            IOException lost = bytes.failure();
            if (lost != null) {
                throw paths.source().unanswered(question, lost);
            }
            return new Attempt.TargetFailed<>(e);
        }
    }
}
