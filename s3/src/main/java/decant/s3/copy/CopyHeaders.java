package decant.s3.copy;

import decant.model.ETag;
import decant.model.StorageClass;
import decant.model.Tags;
import decant.s3.http.BucketChannel;
import decant.s3.http.PercentEncoding;
import decant.s3.http.S3Request;
import decant.store.CopyOrder;
import decant.store.Precondition;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says about a copy what no copy takes from its source: the condition at the target, the storage class, how it is
 * encrypted, the access list.
 */
final class CopyHeaders {
    private final BucketChannel target;
    private final MatchForm match;
    private final TargetEncryption encryption;
    private final Supplier<@Nullable String> ownerId;

    CopyHeaders(CopyPaths paths) {
        this.target = paths.target();
        this.match = paths.dialect().match();
        this.encryption = paths.encryption();
        this.ownerId = paths.ownerId();
    }

    void condition(S3Request request, Precondition precondition) {
        switch (precondition) {
            case Precondition.None() -> {
                // Whatever is there may be overwritten.
            }
            case Precondition.Absent() -> request.header("If-None-Match", "*");
            case Precondition.Matches(ETag etag) -> request.headerIf("If-Match", match.of(etag));
        }
    }

    /** Tags, which a copy in one request of the store's own carries by itself. */
    static void tags(S3Request request, @Nullable Tags tags) {
        if (tags != null && !tags.isEmpty()) {
            request.header(
                    "x-amz-tagging",
                    tags.entries().entrySet().stream()
                            .map(tag ->
                                    PercentEncoding.query(tag.getKey()) + "=" + PercentEncoding.query(tag.getValue()))
                            .collect(Collectors.joining("&")));
        }
    }

    /** Storage class, encryption and access list. */
    void attributes(S3Request request, CopyOrder order) throws StoreException {
        encryption.on(request);
        if (!order.storageClass().equals(StorageClass.STANDARD)) {
            request.header("x-amz-storage-class", order.storageClass().name());
        }
        String owner = null;
        if (AclHeaders.needsOwner(order.acl())) {
            owner = ownerId.get();
            if (owner == null) {
                throw target.impossible(
                        request,
                        Kind.UNSUPPORTED,
                        "OwnerUnknown",
                        "grants must name the target's owner, whose id could not be found out");
            }
        }
        AclHeaders.on(request, order.acl(), owner);
    }
}
