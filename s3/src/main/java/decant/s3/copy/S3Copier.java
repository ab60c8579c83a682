package decant.s3.copy;

import decant.model.ObjectHeaders;
import decant.s3.http.BucketChannel;
import decant.s3.http.S3Answer;
import decant.s3.http.S3Request;
import decant.store.Copier;
import decant.store.CopyAnswer;
import decant.store.CopyOrder;
import decant.store.Operation;
import decant.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * Lets the target's store copy from the source: by one CopyObject, which carries headers, user metadata and tags by
 * itself and neither access list, storage class nor website redirect [S3 API reference, CopyObject]; or in parts, which
 * carry nothing but bytes.
 *
 * <p>Safe for use by any number of threads.
 */
public final class S3Copier implements Copier {
    private final CopyPaths paths;
    private final CopyHeaders headers;
    private final PartsCopy parts;

    public S3Copier(CopyPaths paths) {
        this.paths = paths;
        this.headers = new CopyHeaders(paths);
        this.parts = new PartsCopy(paths, headers, new PartCopies(paths));
    }

    @Override
    public CopyAnswer copy(CopyOrder order) throws StoreException {
        // An object without bytes has no part that could be copied.
        return order.parts() && order.source().size() > 0 ? parts.copy(order) : inOneRequest(order);
    }

    private CopyAnswer inOneRequest(CopyOrder order) throws StoreException {
        return paths.atTarget().call(Operation.COPY, order.key(), () -> send(order));
    }

    private CopyAnswer send(CopyOrder order) throws StoreException {
        BucketChannel target = paths.target();
        S3Request request = target.request(Operation.COPY, SdkHttpMethod.PUT, order.key()).patient();
        paths.named().on(request, order.key(), order.source(), paths.dialect().source());
        headers.condition(request, order.target());
        headers.attributes(request, order);
        ObjectHeaders given = order.headers();
        if (given != null) {
            request.headerIf(ObjectHeaders.WEBSITE_REDIRECT, given.system().get(ObjectHeaders.WEBSITE_REDIRECT));
        }
        Instant sent = paths.clock().instant();
        S3Answer answer = target.send(request);
        return answer(CopyResult.read(target, request, answer), answer, sent, paths);
    }

    /**
     * Translates what came of a copy.
     *
     * @param sent this machine's clock when the first request of the copy was sent
     */
    static CopyAnswer answer(CopyResult result, S3Answer answer, Instant sent, CopyPaths paths) {
        return switch (result) {
            case CopyResult.Done(var etag, _) -> new CopyAnswer.Copied(etag, time(answer, sent, paths));
            case CopyResult.Refused(String code) -> new CopyAnswer.Refused(code);
        };
    }

    /** The server's date of the answer less the time that this machine waited for it, in whole seconds. */
    static Instant time(S3Answer answer, Instant sent, CopyPaths paths) {
        Instant date = answer.date();
        if (date == null) {
            return sent.truncatedTo(ChronoUnit.SECONDS);
        }
        Duration waited = Duration.between(sent, paths.clock().instant());
        return (waited.isNegative() ? date : date.minus(waited)).truncatedTo(ChronoUnit.SECONDS);
    }
}
