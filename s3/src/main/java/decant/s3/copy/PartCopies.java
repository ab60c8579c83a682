package decant.s3.copy;

import decant.s3.http.BucketChannel;
import decant.s3.http.S3Request;
import decant.store.Operation;
import decant.store.StoreException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpMethod;

/** Lets the target's store copy parts by itself: UploadPartCopy. */
final class PartCopies implements PartMover {
    private final CopyPaths paths;

    PartCopies(CopyPaths paths) {
        this.paths = paths;
    }

    @Override
    public CopyResult move(Part part) throws StoreException {
        return paths.atTarget()
                .call(
                        Operation.COPY,
                        part.order().key(),
                        () -> {
                            S3Request request = request(part);
                            BucketChannel target = paths.target();
                            return CopyResult.read(target, request, target.send(request));
                        });
    }

    @Override
    public @Nullable String checksum(@Nullable String kept) {
        return kept;
    }

    private S3Request request(Part part) {
        S3Request request =
                paths.target()
                        .request(Operation.COPY, SdkHttpMethod.PUT, part.order().key())
                        .query("partNumber", Integer.toString(part.number()))
                        .query("uploadId", part.upload())
                        .patient()
                        .harmless();
        paths.named().on(request, part.order().key(), part.order().source(), paths.dialect().source());
        // A range is refused for objects of up to 5 MiB, which have no second part either [UploadPartCopy].
        return part.isWhole() ? request : request.header("x-amz-copy-source-range", part.range());
    }
}
