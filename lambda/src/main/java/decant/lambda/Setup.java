package decant.lambda;

import decant.backfill.HandedOverKeys;
import decant.flow.BytesCap;
import decant.flow.CallPath;
import decant.flow.CallTally;
import decant.flow.ReadOnly;
import decant.flow.Ticker;
import decant.live.RemovalBreaker;
import decant.live.SharedStop;
import decant.migration.ActsByLeave;
import decant.migration.ControlObject;
import decant.migration.Leave;
import decant.model.ObjectKey;
import decant.reconcile.Policy;
import decant.s3.OpenedLink;
import decant.s3.S3Links;
import decant.s3.TransferOptions;
import decant.s3.inspect.Known;
import decant.s3.plan.AclPlan;
import decant.s3.plan.Unplannable;
import decant.store.Link;
import decant.store.Operation;
import decant.store.OwnObjects;
import decant.store.StoreException;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What lives as long as an environment of the function: both buckets, opened, what the target was found to honour, and
 * the breaker before removals. Safe for any number of invocations at once.
 *
 * @param policy what is carried and how
 * @param notes where keys are written down that no invocation has time for
 * @param leave to act, as the control object at the target gives it
 * @param answers what both sides answered about keys
 * @param calls what was counted so far at the source and at the target
 * @param closing releases the connections
 */
record Setup(
        Link link,
        Policy policy,
        RemovalBreaker breaker,
        TimelyCopier.KeyNotes notes,
        Leave leave,
        Answers answers,
        Supplier<List<CallTally>> calls,
        Runnable closing)
        implements AutoCloseable {
    /**
     * Opens both buckets, reads their settings and asks the target by canary objects what it honours.
     *
     * @param random spreads repeated calls and tells canaries apart; safe for any number of threads
     */
    static Setup open(Settings settings, RandomGenerator random, Ticker ticker, Clock clock)
            throws StoreException, Unplannable {
        CallPath source = CallPath.of("source", settings.caps(), random, ticker, _ -> {});
        CallPath target = CallPath.of("target", settings.caps(), random, ticker, _ -> {});
        TransferOptions transfer =
                new TransferOptions(
                        settings.transfer(), new BytesCap(BytesCap.UNLIMITED, ticker), settings.encryption());
        OpenedLink opened =
                target.retries()
                        .call(
                                Operation.INSPECT,
                                null,
                                () ->
                                        S3Links.probed(
                                                settings.source(),
                                                settings.target(),
                                                transfer,
                                                new ReadOnly("source").around(source),
                                                target,
                                                random,
                                                clock));
        try {
            Answers answers = new Answers();
            opened.source().tellAnswersTo(answers.at("source"));
            opened.target().tellAnswersTo(answers.at("target"));
            Leave leave = Leave.begin(new ControlObject(opened.target().ownObjects()), clock, ticker);
            Link link = opened.through(new ReadOnly("source").around(source), target.around(new ActsByLeave(leave)));
            return new Setup(
                    link,
                    policy(settings, opened),
                    new RemovalBreaker(
                            settings.removals(),
                            link.target(),
                            clock,
                            new SharedStop(opened.target().ownObjects(), clock)),
                    key -> write(key, opened.target().ownObjects(), target),
                    leave,
                    answers,
                    () -> List.of(source.counts().tally(), target.counts().tally()),
                    opened::close);
        } catch (StoreException | Unplannable | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private static void write(ObjectKey key, OwnObjects objects, CallPath target) throws StoreException {
        target.call(
                Operation.INSPECT,
                key,
                () -> {
                    HandedOverKeys.write(objects, key);
                    return true;
                });
    }

    private static Policy policy(Settings settings, OpenedLink opened) throws Unplannable {
        AclPlan.Sides sides =
                new AclPlan.Sides(
                        opened.sourceFacts(),
                        opened.targetFacts(),
                        opened.link().capabilities().acl(),
                        opened.targetOwnerId());
        AclPlan plan = AclPlan.of(settings.acl(), settings.nonPublic(), sides);
        boolean digests =
                opened.sourceFacts().etagsAreDigests() == Known.YES
                        && opened.targetFacts().etagsAreDigests() == Known.YES
                        && !settings.encryption().isKms();
        return Policy.carrying(plan.policy())
                .withEtags(digests, settings.keepsPartEtags() && !settings.encryption().isKms())
                .copyingUndecided(settings.copiesUndecided())
                .withLateLanding(settings.lateLanding());
    }

    @Override
    public void close() {
        closing.run();
    }
}
