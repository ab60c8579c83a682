package decant.s3;

import decant.flow.BytesCap;
import decant.s3.copy.CopyPaths;
import decant.s3.copy.CopySource;
import decant.s3.copy.Dialect;
import decant.s3.copy.RelayCopier;
import decant.s3.copy.S3Copier;
import decant.s3.copy.SourceConditions;
import decant.s3.copy.TargetEncryption;
import decant.s3.http.AtOnce;
import decant.s3.inspect.BucketFacts;
import decant.s3.probe.Findings;
import decant.s3.probe.Probe;
import decant.store.Capabilities;
import decant.store.InterceptedStore;
import decant.store.Interceptor;
import decant.store.Link;
import decant.store.ObjectStore;
import decant.store.StoreException;
import java.time.Clock;
import java.time.InstantSource;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/**
 * Joins two opened buckets. Interceptors stand around every single request of a link, each question about the parts of
 * an object and each part of a copy included, but not around what is asked once to open it.
 */
public final class S3Links {
    private static final TransferChoice ASSUMED = new TransferChoice(false, "nothing else was asked for");

    private S3Links() {}

    /**
     * A link whose capabilities are taken for granted, with conditions as AWS has them and nothing around its calls.
     */
    public static Link assuming(S3Side source, S3Side target, Capabilities capabilities, InstantSource clock) {
        return assuming(source, target, capabilities, SourceConditions.AS_AWS, clock);
    }

    /** The same, with the condition on the source in other headers. */
    public static Link assuming(
            S3Side source, S3Side target, Capabilities capabilities, SourceConditions conditions, InstantSource clock) {
        Findings findings = new Findings(capabilities, Dialect.with(conditions));
        return join(source, target, findings, TargetEncryption.DEFAULT, Interceptor.PASS, Interceptor.PASS, clock);
    }

    /** The same for bytes that pass through this machine. */
    public static Link assumingRelay(
            S3Side source,
            S3Side target,
            Capabilities capabilities,
            Dialect dialect,
            BytesCap cap,
            InstantSource clock) {
        CopyPaths paths =
                paths(source, target, dialect, TargetEncryption.DEFAULT, Interceptor.PASS, Interceptor.PASS, clock);
        return relayed(paths, source, target, capabilities, cap);
    }

    /**
     * Opens both buckets, reads their settings and finds out by canary objects at the target what it honours. Nothing
     * is written at the source.
     *
     * @param transfer how bytes are to get across
     * @param random tells probes apart that run at once
     */
    public static OpenedLink probed(
            S3Settings source,
            S3Settings target,
            TransferOptions transfer,
            Interceptor atSource,
            Interceptor atTarget,
            RandomGenerator random,
            Clock clock)
            throws StoreException {
        return open(
                source,
                target,
                (from, to) -> {
                    TransferChoice choice =
                            new TransferDecision(from, to, copySource(from), random).decide(transfer.way());
                    Probe probe =
                            new Probe(
                                    to.channel(), to.s3Store(), copySource(to), to.ownerId(), choice.relays(), random);
                    Findings found = probe.run(transfer.encryption());
                    return new Joining(
                            choice.relays()
                                    ? (around, aroundTarget) ->
                                            relayed(
                                                    paths(
                                                            from,
                                                            to,
                                                            found.dialect(),
                                                            transfer.encryption(),
                                                            around,
                                                            aroundTarget,
                                                            clock),
                                                    from,
                                                    to,
                                                    found.capabilities(),
                                                    transfer.cap())
                                    : (around, aroundTarget) ->
                                            join(from, to, found, transfer.encryption(), around, aroundTarget, clock),
                            choice);
                },
                atSource,
                atTarget,
                clock);
    }

    /** The same with copies that the target makes by itself, which it is taken to be able to. */
    public static OpenedLink probed(
            S3Settings source,
            S3Settings target,
            Interceptor atSource,
            Interceptor atTarget,
            RandomGenerator random,
            Clock clock)
            throws StoreException {
        return open(
                source,
                target,
                (from, to) -> {
                    Probe probe = new Probe(to.channel(), to.s3Store(), copySource(to), to.ownerId(), false, random);
                    Findings findings = probe.run(TargetEncryption.DEFAULT);
                    return new Joining(
                            (around, aroundTarget) ->
                                    join(from, to, findings, TargetEncryption.DEFAULT, around, aroundTarget, clock),
                            ASSUMED);
                },
                atSource,
                atTarget,
                clock);
    }

    /** Opens both buckets and reads their settings; writes nothing anywhere. */
    public static OpenedLink readOnly(
            S3Settings source,
            S3Settings target,
            Capabilities assumed,
            Interceptor atSource,
            Interceptor atTarget,
            Clock clock)
            throws StoreException {
        Findings findings = new Findings(assumed, Dialect.AWS);
        return open(
                source,
                target,
                (from, to) ->
                        new Joining(
                                (around, aroundTarget) ->
                                        join(from, to, findings, TargetEncryption.DEFAULT, around, aroundTarget, clock),
                                ASSUMED),
                atSource,
                atTarget,
                clock);
    }

    private record Joining(BiFunction<Interceptor, Interceptor, Link> link, TransferChoice transfer) {}

    private interface Joint {
        Joining join(S3Side source, S3Side target) throws StoreException;
    }

    private static OpenedLink open(
            S3Settings source, S3Settings target, Joint joint, Interceptor atSource, Interceptor atTarget, Clock clock)
            throws StoreException {
        try (AtOnce atOnce = new AtOnce()) {
            AtOnce.Answer<S3Side> from = atOnce.ask(() -> S3Side.open(source, clock));
            AtOnce.Answer<S3Side> to = atOnce.ask(() -> S3Side.open(target, clock));
            try {
                return open(from.get(), to.get(), joint, atSource, atTarget, atOnce);
            } catch (StoreException | RuntimeException e) {
                close(from);
                close(to);
                throw e;
            }
        }
    }

    private static void close(AtOnce.Answer<S3Side> side) {
        try {
            side.get().close();
        } catch (StoreException _) {
            // It was never opened: that is told by whoever asked first.
        }
    }

    private static OpenedLink open(
            S3Side from, S3Side to, Joint joint, Interceptor atSource, Interceptor atTarget, AtOnce atOnce)
            throws StoreException {
        AtOnce.Answer<BucketFacts> sourceFacts = atOnce.ask(from::inspect);
        // The owner of what is written there is learnt by the probe, and must not be forgotten for the bucket's.
        BucketFacts targetFacts = to.inspect();
        Joining joining = joint.join(from, to);
        Link link = joining.link().apply(atSource, atTarget);
        return new OpenedLink(from, to, sourceFacts.get(), targetFacts, link, joining.link(), joining.transfer());
    }

    private static CopySource copySource(S3Side side) {
        S3Settings settings = side.settings();
        return new CopySource(settings.uri().bucket(), settings.uri().prefix(), settings.expectedOwner());
    }

    private static Link join(
            S3Side source,
            S3Side target,
            Findings findings,
            TargetEncryption encryption,
            Interceptor atSource,
            Interceptor atTarget,
            InstantSource clock) {
        return new Link(
                new InterceptedStore(source.store(), atSource),
                new InterceptedStore(target.store(), atTarget),
                new S3Copier(paths(source, target, findings.dialect(), encryption, atSource, atTarget, clock)),
                findings.capabilities());
    }

    private static Link relayed(
            CopyPaths paths, S3Side source, S3Side target, Capabilities capabilities, BytesCap cap) {
        ObjectStore from = new InterceptedStore(source.store(), paths.atSource());
        return new Link(
                from,
                new InterceptedStore(target.store(), paths.atTarget()),
                new RelayCopier(paths, from, capabilities.tags(), cap),
                capabilities);
    }

    private static CopyPaths paths(
            S3Side source,
            S3Side target,
            Dialect dialect,
            TargetEncryption encryption,
            Interceptor atSource,
            Interceptor atTarget,
            InstantSource clock) {
        return new CopyPaths(
                source.channel(),
                copySource(source),
                target.channel(),
                dialect,
                encryption,
                target.ownerId(),
                atSource,
                atTarget,
                Thread.ofVirtual().factory(),
                clock);
    }
}
