package decant.s3;

import decant.model.ObjectKey;
import decant.s3.copy.CopyPaths;
import decant.s3.copy.CopySource;
import decant.s3.copy.S3Copier;
import decant.s3.copy.SourceConditions;
import decant.store.Capabilities;
import decant.store.Interceptor;
import decant.store.Link;
import decant.store.Operation;
import decant.store.StoreException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Joins two opened buckets. */
public final class S3Links {
    /** Lets every part of a copy in parts pass as it is. */
    public static final Interceptor PASS =
            new Interceptor() {
                @Override
                public <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call) throws StoreException {
                    return call.make();
                }
            };

    private S3Links() {}

    /** A link whose capabilities are taken for granted, with conditions as AWS has them. */
    public static Link assuming(S3Side source, S3Side target, Capabilities capabilities, InstantSource clock) {
        return assuming(source, target, capabilities, SourceConditions.AS_AWS, PASS, clock);
    }

    /**
     * A link whose capabilities are taken for granted. Nothing is written to find them out.
     *
     * @param eachPart around every part of a copy in parts
     * @param clock stands in for a server that does not say what time it is
     */
    public static Link assuming(
            S3Side source,
            S3Side target,
            Capabilities capabilities,
            SourceConditions conditions,
            Interceptor eachPart,
            InstantSource clock) {
        return new Link(
                source.store(),
                target.store(),
                new S3Copier(paths(source, target, conditions, eachPart, clock)),
                capabilities);
    }

    private static CopyPaths paths(
            S3Side source, S3Side target, SourceConditions conditions, Interceptor eachPart, InstantSource clock) {
        S3Settings from = source.settings();
        return new CopyPaths(
                source.channel(),
                new CopySource(from.uri().bucket(), from.uri().prefix(), from.expectedOwner()),
                target.channel(),
                conditions,
                target.ownerId(),
                eachPart,
                Thread.ofVirtual().factory(),
                clock);
    }
}
