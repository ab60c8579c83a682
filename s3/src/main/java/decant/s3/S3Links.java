package decant.s3;

import decant.model.ObjectKey;
import decant.s3.copy.CopyPaths;
import decant.s3.copy.CopySource;
import decant.s3.copy.S3Copier;
import decant.s3.copy.SourceConditions;
import decant.s3.probe.Findings;
import decant.s3.probe.Probe;
import decant.store.Capabilities;
import decant.store.Interceptor;
import decant.store.Link;
import decant.store.Operation;
import decant.store.StoreException;
import java.time.Clock;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
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

    /**
     * Opens both buckets, reads their settings and finds out by canary objects at the target what it honours. Nothing
     * is written at the source.
     *
     * @param eachPart around every part of a copy in parts
     * @param random tells probes apart that run at once
     */
    public static OpenedLink probed(
            S3Settings source, S3Settings target, Interceptor eachPart, RandomGenerator random, Clock clock)
            throws StoreException {
        return open(
                source,
                target,
                (from, to) -> {
                    Findings findings =
                            new Probe(to.channel(), to.s3Store(), copySource(to), to.ownerId(), random).run();
                    return assuming(from, to, findings.capabilities(), findings.conditions(), eachPart, clock);
                },
                clock);
    }

    /** Opens both buckets and reads their settings; writes nothing anywhere. */
    public static OpenedLink readOnly(S3Settings source, S3Settings target, Capabilities assumed, Clock clock)
            throws StoreException {
        return open(source, target, (from, to) -> assuming(from, to, assumed, clock), clock);
    }

    private interface Joint {
        Link join(S3Side source, S3Side target) throws StoreException;
    }

    private static OpenedLink open(S3Settings source, S3Settings target, Joint joint, Clock clock)
            throws StoreException {
        S3Side from = S3Side.open(source, clock);
        try {
            S3Side to = S3Side.open(target, clock);
            try {
                return new OpenedLink(from, to, from.inspect(), to.inspect(), joint.join(from, to));
            } catch (StoreException | RuntimeException e) {
                to.close();
                throw e;
            }
        } catch (StoreException | RuntimeException e) {
            from.close();
            throw e;
        }
    }

    private static CopySource copySource(S3Side side) {
        S3Settings settings = side.settings();
        return new CopySource(settings.uri().bucket(), settings.uri().prefix(), settings.expectedOwner());
    }

    private static CopyPaths paths(
            S3Side source, S3Side target, SourceConditions conditions, Interceptor eachPart, InstantSource clock) {
        return new CopyPaths(
                source.channel(),
                copySource(source),
                target.channel(),
                conditions,
                target.ownerId(),
                eachPart,
                Thread.ofVirtual().factory(),
                clock);
    }
}
