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
import java.time.Instant;
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
        this.headers = new CopyHeaders(paths.target(), paths.ownerId());
        this.parts = new PartsCopy(paths, headers);
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
        paths.named().on(request, order.key(), order.source(), paths.conditions());
        CopyHeaders.condition(request, order.target());
        headers.classAndAcl(request, order);
        ObjectHeaders given = order.headers();
        if (given != null) {
            request.headerIf(ObjectHeaders.WEBSITE_REDIRECT, given.system().get(ObjectHeaders.WEBSITE_REDIRECT));
        }
        S3Answer answer = target.send(request);
        return answer(CopyResult.read(target, request, answer), answer, paths);
    }

    static CopyAnswer answer(CopyResult result, S3Answer answer, CopyPaths paths) {
        Instant date = answer.date();
        return switch (result) {
            case CopyResult.Done(var etag, _) ->
                    new CopyAnswer.Copied(etag, date == null ? paths.clock().instant() : date);
            case CopyResult.Refused(String code) -> new CopyAnswer.Refused(code);
        };
    }
}
