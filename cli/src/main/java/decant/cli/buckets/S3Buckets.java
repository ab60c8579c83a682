package decant.cli.buckets;

import decant.flow.Lane;
import decant.s3.OpenedLink;
import decant.s3.S3Links;
import decant.s3.S3Settings;
import decant.s3.S3Side;
import decant.s3.TransferOptions;
import decant.store.Capabilities;
import decant.store.InterceptedStore;
import decant.store.Interceptor;
import decant.store.StoreException;
import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Buckets on S3 and on stores that speak like it. */
public final class S3Buckets implements Buckets {
    private final Clock clock;
    private final RandomGenerator random;

    /**
     * @param random tells the canaries of runs apart that begin at once
     */
    public S3Buckets(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    @Override
    public OpenBucket open(S3Settings settings, Gates gates) throws StoreException {
        S3Side side = gates.opening(() -> S3Side.open(settings, clock));
        return new OpenBucket(new InterceptedStore(side.store(), gates.atSource()), side.ownObjects(), side::close);
    }

    private static Interceptor liveAtTarget(Purpose purpose, Gates gates) {
        return switch (purpose) {
            case READ -> gates.atTarget(purpose);
            case WRITE -> gates.atTargetLive();
        };
    }

    @Override
    public OpenPair open(S3Settings source, S3Settings target, Purpose purpose, TransferOptions transfer, Gates gates)
            throws StoreException {
        Interceptor atSource = gates.atSource();
        Interceptor atTarget = gates.atTarget(purpose);
        OpenedLink opened =
                gates.opening(() ->
                        switch (purpose) {
                            // Nothing is asked for under a condition where nothing is written.
                            case READ ->
                                    S3Links.readOnly(
                                            source, target, Capabilities.WITHOUT_CONDITIONS, atSource, atTarget, clock);
                            case WRITE -> S3Links.probed(source, target, transfer, atSource, atTarget, random, clock);
                        });
        return new OpenPair(
                opened.link(),
                opened.through(gates.atSource(Lane.LIVE), liveAtTarget(purpose, gates)),
                purpose == Purpose.WRITE ? Optional.of(opened.transfer()) : Optional.empty(),
                opened.sourceFacts(),
                opened.targetFacts(),
                opened.targetOwnerId(),
                opened.sourceLister(),
                opened.targetLister(),
                opened.source().ownObjects(),
                opened.target().ownObjects(),
                new OpenPair.Surveys(
                        () -> gates.opening(opened.source().survey()::ask),
                        () -> gates.opening(opened.target().survey()::ask)),
                opened::close);
    }
}
