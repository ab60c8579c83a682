package decant.s3.copy;

import decant.model.ETag;
import decant.model.ObjectHeaders;
import decant.model.StorageClass;
import decant.s3.http.BucketChannel;
import decant.s3.http.S3Answer;
import decant.s3.http.S3Error;
import decant.s3.http.S3Request;
import decant.s3.xml.FlatBody;
import decant.store.Copier;
import decant.store.CopyAnswer;
import decant.store.CopyOrder;
import decant.store.Operation;
import decant.store.Precondition;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * Lets the target's store copy from the source: one CopyObject, which carries headers, user metadata and tags by itself
 * and neither access list, storage class nor website redirect [S3 API reference, CopyObject].
 *
 * <p>Safe for use by any number of threads.
 */
public final class S3Copier implements Copier {
    private final CopySource source;
    private final BucketChannel target;
    private final SourceConditions conditions;
    private final Supplier<@Nullable String> ownerId;
    private final InstantSource clock;

    /**
     * @param ownerId canonical id of who owns copies at the target, {@code null} where it is not known
     * @param clock stands in for a server that does not say what time it is
     */
    public S3Copier(
            CopySource source,
            BucketChannel target,
            SourceConditions conditions,
            Supplier<@Nullable String> ownerId,
            InstantSource clock) {
        this.source = source;
        this.target = target;
        this.conditions = conditions;
        this.ownerId = ownerId;
        this.clock = clock;
    }

    @Override
    public CopyAnswer copy(CopyOrder order) throws StoreException {
        S3Request request = target.request(Operation.COPY, SdkHttpMethod.PUT, order.key()).patient();
        source.on(request, order.key(), order.source(), conditions);
        conditionOn(request, order.target());
        shape(request, order);
        ObjectHeaders headers = order.headers();
        if (headers != null) {
            request.headerIf(ObjectHeaders.WEBSITE_REDIRECT, headers.system().get(ObjectHeaders.WEBSITE_REDIRECT));
        }
        return answer(request, target.send(request), "CopyObjectResult");
    }

    /** Says what no copy takes from its source: the storage class and the access list. */
    private void shape(S3Request request, CopyOrder order) throws StoreException {
        if (!order.storageClass().equals(StorageClass.STANDARD)) {
            request.header("x-amz-storage-class", order.storageClass().name());
        }
        String owner = AclHeaders.needsOwner(order.acl()) ? ownerId.get() : null;
        if (owner == null && AclHeaders.needsOwner(order.acl())) {
            throw target.impossible(
                    request,
                    Kind.UNSUPPORTED,
                    "OwnerUnknown",
                    "the id of the target's owner, which grants must name, is not known");
        }
        AclHeaders.on(request, order.acl(), owner);
    }

    private static void conditionOn(S3Request request, Precondition precondition) {
        switch (precondition) {
            case Precondition.None() -> {
                // Whatever is there may be overwritten.
            }
            case Precondition.Absent() -> request.header("If-None-Match", "*");
            case Precondition.Matches(ETag etag) -> request.header("If-Match", etag.quoted());
        }
    }

    private CopyAnswer answer(S3Request request, S3Answer answer, String root) throws StoreException {
        FlatBody body = answer.isSuccess() ? FlatBody.read(answer.body(), answer.length()) : null;
        if (!answer.isSuccess() || (body != null && body.root().equals(FlatBody.ERROR))) {
            S3Error error = target.error(answer);
            if (error.isAmbiguous()) {
                return new CopyAnswer.Refused(error.code());
            }
            throw target.failure(request, error);
        }
        String etag = body == null || !body.root().equals(root) ? null : body.get("ETag");
        if (etag == null) {
            throw target.unreadable(request, "the answer is no " + root + " with an ETag");
        }
        Instant date = answer.date();
        return new CopyAnswer.Copied(ETag.of(etag), date == null ? clock.instant() : date);
    }
}
