package decant.cli.buckets;

import decant.s3.S3Links;
import decant.s3.S3Settings;
import decant.s3.S3Side;
import decant.store.Capabilities;
import decant.store.StoreException;
import java.time.Clock;

/**
 * Buckets on S3 and on stores that speak like it. Until a store is asked what it honours, none of its conditions is
 * relied upon: the protocol is right without them, by looking once more.
 */
public final class S3Buckets implements Buckets {
    private final Clock clock;

    public S3Buckets(Clock clock) {
        this.clock = clock;
    }

    @Override
    public OpenBucket open(S3Settings settings) throws StoreException {
        S3Side side = S3Side.open(settings, clock);
        return new OpenBucket(side.store(), side::close);
    }

    @Override
    public OpenPair open(S3Settings source, S3Settings target) throws StoreException {
        S3Side sourceSide = S3Side.open(source, clock);
        try {
            S3Side targetSide = S3Side.open(target, clock);
            return new OpenPair(
                    S3Links.assuming(sourceSide, targetSide, Capabilities.WITHOUT_CONDITIONS, clock),
                    () -> {
                        targetSide.close();
                        sourceSide.close();
                    });
        } catch (StoreException | RuntimeException e) {
            sourceSide.close();
            throw e;
        }
    }
}
