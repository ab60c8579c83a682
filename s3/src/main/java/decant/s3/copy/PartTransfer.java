package decant.s3.copy;

import decant.s3.http.BucketChannel;
import decant.s3.http.S3Request;
import decant.s3.xml.FlatBody;
import decant.store.CopyOrder;
import decant.store.Operation;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpMethod;

/** Copies the parts of one upload, a few at a time. The first that fails or is refused ends the others. */
final class PartTransfer {
    static final int MAX_PARTS_IN_FLIGHT = 8;

    private final CopyPaths paths;
    private final CopyOrder order;
    private final String upload;
    private final PartLayout layout;
    private final long[] begins;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReferenceArray<@Nullable FlatBody> done;
    private volatile boolean ended;

    /** What came of all parts. */
    sealed interface Outcome {
        /** Each part's document, in order. */
        record Copied(List<FlatBody> parts) implements Outcome {}

        /** The source is not the one that was meant. */
        record Refused(String code) implements Outcome {}
    }

    PartTransfer(CopyPaths paths, CopyOrder order, String upload, PartLayout layout) {
        this.paths = paths;
        this.order = order;
        this.upload = upload;
        this.layout = layout;
        this.done = new AtomicReferenceArray<>(layout.count());
        this.begins = new long[layout.count()];
        for (int i = 1; i < begins.length; i++) {
            begins[i] = begins[i - 1] + layout.sizes().get(i - 1);
        }
    }

    Outcome run() throws StoreException {
        int workers = Math.min(MAX_PARTS_IN_FLIGHT, layout.count());
        Callable<@Nullable String> worker = this::work;
        String refusal = null;
        try (ExecutorService executor = Executors.newThreadPerTaskExecutor(paths.threads())) {
            for (Future<@Nullable String> future : executor.invokeAll(Collections.nCopies(workers, worker))) {
                String code = future.get();
                refusal = refusal == null ? code : refusal;
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StoreException failure) {
                throw failure;
            }
            throw new IllegalStateException("A part's copy ended in a way that no copy should", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw paths.target()
                    .impossible(request(0), Kind.CANCELLED, "Interrupted", "it was interrupted between its parts");
        }
        return refusal == null ? new Outcome.Copied(documents()) : new Outcome.Refused(refusal);
    }

    /** Copies parts until none is left; the code of a refusal, or {@code null}. */
    private @Nullable String work() throws StoreException {
        boolean well = false;
        try {
            for (int part = next.getAndIncrement(); part < layout.count() && !ended; part = next.getAndIncrement()) {
                String refusal = copy(part);
                if (refusal != null) {
                    return refusal;
                }
            }
            well = true;
            return null;
        } finally {
            if (!well) {
                ended = true;
            }
        }
    }

    private @Nullable String copy(int part) throws StoreException {
        CopyResult result =
                paths.atTarget()
                        .call(
                                Operation.COPY,
                                order.key(),
                                () -> {
                                    S3Request request = request(part);
                                    BucketChannel target = paths.target();
                                    return CopyResult.read(target, request, target.send(request));
                                });
        return switch (result) {
            case CopyResult.Refused(String code) -> code;
            case CopyResult.Done(_, FlatBody document) -> {
                done.set(part, document);
                yield null;
            }
        };
    }

    private S3Request request(int part) {
        S3Request request =
                paths.target()
                        .request(Operation.COPY, SdkHttpMethod.PUT, order.key())
                        .query("partNumber", Integer.toString(part + 1))
                        .query("uploadId", upload)
                        .patient()
                        .harmless();
        paths.named().on(request, order.key(), order.source(), paths.conditions());
        // A range is refused for objects of up to 5 MiB, which have no second part either [UploadPartCopy].
        if (layout.count() > 1) {
            long end = begins[part] + layout.sizes().get(part);
            request.header("x-amz-copy-source-range", "bytes=" + begins[part] + "-" + (end - 1));
        }
        return request;
    }

    private List<FlatBody> documents() {
        return java.util.stream.IntStream.range(0, done.length())
                .mapToObj(done::get)
                .map(java.util.Objects::requireNonNull)
                .toList();
    }
}
