package decant.s3.copy;

import decant.s3.http.BucketChannel;
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
    private final SourceParts.Found found;
    private final PartMover mover;
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

    PartTransfer(CopyPaths paths, CopyOrder order, String upload, SourceParts.Found found, PartMover mover) {
        this.paths = paths;
        this.order = order;
        this.upload = upload;
        this.found = found;
        this.mover = mover;
        PartLayout layout = found.layout();
        this.done = new AtomicReferenceArray<>(layout.count());
        this.begins = new long[layout.count()];
        for (int i = 1; i < begins.length; i++) {
            begins[i] = begins[i - 1] + layout.sizes().get(i - 1);
        }
    }

    Outcome run() throws StoreException {
        int workers = Math.min(MAX_PARTS_IN_FLIGHT, found.layout().count());
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
            BucketChannel target = paths.target();
            throw target.impossible(
                    target.request(Operation.COPY, SdkHttpMethod.PUT, order.key()),
                    Kind.CANCELLED,
                    "Interrupted",
                    "it was interrupted between its parts");
        }
        return refusal == null ? new Outcome.Copied(documents()) : new Outcome.Refused(refusal);
    }

    /** Copies parts until none is left; the code of a refusal, or {@code null}. */
    private @Nullable String work() throws StoreException {
        boolean well = false;
        try {
            for (int part = next.getAndIncrement(); part < begins.length && !ended; part = next.getAndIncrement()) {
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

    private @Nullable String copy(int index) throws StoreException {
        long size = found.layout().sizes().get(index);
        return switch (mover.move(new PartMover.Part(order, upload, found, index + 1, begins[index], size))) {
            case CopyResult.Refused(String code) -> code;
            case CopyResult.Done(_, FlatBody document) -> {
                done.set(index, document);
                yield null;
            }
        };
    }

    private List<FlatBody> documents() {
        return java.util.stream.IntStream.range(0, done.length())
                .mapToObj(done::get)
                .map(java.util.Objects::requireNonNull)
                .toList();
    }
}
