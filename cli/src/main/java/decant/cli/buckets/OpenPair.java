package decant.cli.buckets;

import decant.audit.IndependentLister;
import decant.s3.TransferChoice;
import decant.s3.inspect.BucketFacts;
import decant.s3.survey.Survey;
import decant.store.Copier;
import decant.store.Link;
import decant.store.OwnObjects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Two buckets, one of which can be copied to.
 *
 * @param link the buckets, with the gates around every request
 * @param liveLink the same for a live copy, whose requests go before the others
 * @param transfer how bytes get across; nothing where none do
 * @param sourceFacts what the source's settings say
 * @param targetFacts what the target's settings say
 * @param targetOwnerId canonical id of who owns copies at the target; empty where nobody tells it
 * @param sourceLister the source listed by other code, for auditors
 * @param targetLister the target listed by other code
 * @param atSource the program's own objects at the source
 * @param atTarget the program's own objects at the target
 * @param surveys what a plan asks of both buckets as a whole
 * @param closing releases their connections
 */
public record OpenPair(
        Link link,
        Link liveLink,
        Optional<TransferChoice> transfer,
        BucketFacts sourceFacts,
        BucketFacts targetFacts,
        String targetOwnerId,
        IndependentLister sourceLister,
        IndependentLister targetLister,
        OwnObjects atSource,
        OwnObjects atTarget,
        Surveys surveys,
        Runnable closing)
        implements AutoCloseable {
    /** Whom to ask for the settings of either side. */
    public record Surveys(Survey.Question source, Survey.Question target) {}

    /** The same pair, whose copies are made in another way; by a pass and live alike. */
    public OpenPair copying(UnaryOperator<Copier> changed) {
        return new OpenPair(
                copying(link, changed),
                copying(liveLink, changed),
                transfer,
                sourceFacts,
                targetFacts,
                targetOwnerId,
                sourceLister,
                targetLister,
                atSource,
                atTarget,
                surveys,
                closing);
    }

    private static Link copying(Link link, UnaryOperator<Copier> changed) {
        return new Link(link.source(), link.target(), changed.apply(link.copier()), link.capabilities());
    }

    @Override
    public void close() {
        closing.run();
    }
}
