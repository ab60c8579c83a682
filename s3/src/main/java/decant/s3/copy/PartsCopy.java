package decant.s3.copy;

import decant.model.ETag;
import decant.model.ObjectHeaders;
import decant.s3.http.BucketChannel;
import decant.s3.http.S3Answer;
import decant.s3.http.S3Request;
import decant.s3.xml.FlatBody;
import decant.store.CopyAnswer;
import decant.store.CopyOrder;
import decant.store.Operation;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * Copies an object in parts. Only the bytes come from the source: headers, tags, access list, storage class and
 * checksum algorithm are set when the upload is created. Until it is completed nothing can be seen of it, so that
 * whatever fails before may be done again; whatever fails at all ends with the upload aborted.
 */
final class PartsCopy {
    private static final Logger LOG = LoggerFactory.getLogger(PartsCopy.class);

    private final CopyPaths paths;
    private final CopyHeaders headers;
    private final SourceParts sourceParts;
    private final PartMover mover;

    PartsCopy(CopyPaths paths, CopyHeaders headers, PartMover mover) {
        this.paths = paths;
        this.headers = headers;
        this.sourceParts = new SourceParts(paths);
        this.mover = mover;
    }

    CopyAnswer copy(CopyOrder order) throws StoreException {
        Instant sent = paths.clock().instant();
        SourceParts.Found found = sourceParts.find(order.key(), order.source());
        if (found == null) {
            return new CopyAnswer.Refused("SourceChanged");
        }
        if (found.layout().origin() == PartLayout.Origin.GUESSED) {
            LOG.debug(
                    "{}: the source does not tell the sizes of its {} parts; taking {} bytes each",
                    order.key(),
                    found.layout().count(),
                    found.layout().sizes().getFirst());
        }
        String upload = paths.atTarget().call(Operation.COPY, order.key(), () -> create(order, found));
        boolean completed = false;
        try {
            PartTransfer.Outcome outcome = new PartTransfer(paths, order, upload, found, mover).run();
            CopyAnswer answer =
                    switch (outcome) {
                        case PartTransfer.Outcome.Refused(String code) -> new CopyAnswer.Refused(code);
                        case PartTransfer.Outcome.Copied(List<FlatBody> parts) -> {
                            refuseDamaged(order, found, parts);
                            yield paths.atTarget()
                                    .call(
                                            Operation.COPY,
                                            order.key(),
                                            () -> complete(order, upload, parts, found, sent));
                        }
                    };
            completed = answer instanceof CopyAnswer.Copied;
            return answer;
        } finally {
            if (!completed) {
                abort(order, upload);
            }
        }
    }

    /** What went through this machine is compared with the source's ETag before anybody can see it. */
    private void refuseDamaged(CopyOrder order, SourceParts.Found found, List<FlatBody> parts) throws StoreException {
        ETag passed = PartList.sent(parts);
        ETag meant = order.source().etag();
        boolean comparable = found.etagIsDigest() && found.layout().origin() == PartLayout.Origin.TOLD;
        if (passed != null && comparable && meant.verbatim() == null && !passed.equals(meant)) {
            throw paths.source()
                    .impossible(
                            paths.source().request(Operation.READ, SdkHttpMethod.GET, order.key()),
                            Kind.UNAVAILABLE,
                            "Damaged",
                            "what was read of its parts is not what its ETag says");
        }
    }

    private String create(CopyOrder order, SourceParts.Found found) throws StoreException {
        BucketChannel target = paths.target();
        S3Request request = target.request(Operation.COPY, SdkHttpMethod.POST, order.key()).sub("uploads").harmless();
        ObjectHeaders given = order.headers();
        if (given != null) {
            new ObjectHeadersToSend(given).on(request, target);
        }
        CopyHeaders.tags(request, order.tags());
        headers.attributes(request, order);
        String checksum = mover.checksum(found.checksum());
        request.headerIf("x-amz-checksum-algorithm", checksum);
        if (checksum != null) {
            request.headerIf("x-amz-checksum-type", found.checksumType());
        }
        S3Answer answer = target.require(request);
        FlatBody document = FlatBody.read(answer.body(), answer.length());
        String upload = document == null ? null : document.get("UploadId");
        if (upload == null) {
            throw target.unreadable(request, "the answer names no upload");
        }
        return upload;
    }

    private CopyAnswer complete(
            CopyOrder order, String upload, List<FlatBody> parts, SourceParts.Found found, Instant sent)
            throws StoreException {
        BucketChannel target = paths.target();
        S3Request request =
                target.request(Operation.COPY, SdkHttpMethod.POST, order.key())
                        .query("uploadId", upload)
                        .xml(PartList.write(parts))
                        .patient();
        if (mover.checksum(found.checksum()) != null) {
            request.headerIf("x-amz-checksum-type", found.checksumType());
        }
        headers.condition(request, order.target());
        S3Answer answer = target.send(request);
        return S3Copier.answer(CopyResult.read(target, request, answer, PartList.etag(parts)), answer, sent, paths);
    }

    /** Ends an upload that will not be completed. If even that fails, its parts go on costing money: that is said. */
    private void abort(CopyOrder order, String upload) {
        boolean interrupted = Thread.interrupted();
        BucketChannel target = paths.target();
        try {
            S3Request request =
                    target.request(Operation.COPY, SdkHttpMethod.DELETE, order.key())
                            .query("uploadId", upload)
                            .harmless();
            S3Answer answer = target.send(request);
            if (!answer.isSuccess() && answer.status() != 404) {
                throw target.failure(request, target.error(answer));
            }
        } catch (StoreException e) {
            LOG.warn(
                    "An upload of {} was left behind at {}; a lifecycle rule for incomplete uploads removes it: {}",
                    order.key(),
                    target.name(),
                    e.getMessage());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
