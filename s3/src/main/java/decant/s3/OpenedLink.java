package decant.s3;

import decant.audit.IndependentLister;
import decant.s3.inspect.BucketFacts;
import decant.store.Interceptor;
import decant.store.Link;
import java.util.Objects;
import java.util.function.BiFunction;

/**
 * Two opened buckets, joined, with what their settings say. Closing it closes both.
 *
 * @param link the buckets as the ports see them, and what the target was found to honour
 * @param joining joins them with interceptors at the source and at the target
 * @param transfer how bytes get across, where any do
 */
public record OpenedLink(
        S3Side source,
        S3Side target,
        BucketFacts sourceFacts,
        BucketFacts targetFacts,
        Link link,
        BiFunction<Interceptor, Interceptor, Link> joining,
        TransferChoice transfer)
        implements AutoCloseable {
    /** The same two buckets with other interceptors around every single request. */
    public Link through(Interceptor atSource, Interceptor atTarget) {
        return joining.apply(atSource, atTarget);
    }

    /** Canonical id of who owns copies at the target; empty where nobody tells it. */
    public String targetOwnerId() {
        return Objects.requireNonNullElse(target.ownerId().get(), "");
    }

    /** The source, listed by other code, which is made ready when it is first asked for a list. */
    public IndependentLister sourceLister() {
        return (range, entries) -> source.independentLister().list(range, entries);
    }

    /** The target, listed by other code, which is made ready when it is first asked for a list. */
    public IndependentLister targetLister() {
        return (range, entries) -> target.independentLister().list(range, entries);
    }

    @Override
    public void close() {
        source.close();
        target.close();
    }
}
