package decant.s3;

import decant.s3.copy.CopySource;
import decant.s3.copy.SourceConditions;
import decant.s3.probe.Reach;
import decant.s3.probe.Reach.Answer;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import java.util.random.RandomGenerator;

/**
 * Decides how bytes get across. A server of another address is not asked: that it has a bucket of the source's name,
 * even with the same objects in it, does not make it the source.
 */
final class TransferDecision {
    private final S3Side source;
    private final S3Side target;
    private final CopySource named;
    private final RandomGenerator random;

    TransferDecision(S3Side source, S3Side target, CopySource named, RandomGenerator random) {
        this.source = source;
        this.target = target;
        this.named = named;
        this.random = random;
    }

    TransferChoice decide(Transfer wanted) throws StoreException {
        boolean oneServer = source.settings().isOnServerOf(target.settings());
        boolean oneIdentity = source.settings().credentials().equals(target.settings().credentials());
        return switch (wanted) {
            case RELAY -> new TransferChoice(true, "--transfer relay asks for it");
            case SERVER_SIDE -> {
                if (!(oneServer && oneIdentity) && ask() instanceof Answer.No(String why)) {
                    throw cannotReach(why);
                }
                yield new TransferChoice(false, "--transfer server-side asks for it");
            }
            case AUTO -> {
                if (!oneServer) {
                    yield new TransferChoice(true, "the target is on another server than the source");
                }
                yield oneIdentity
                        ? new TransferChoice(false, "one server holds both buckets, asked with the same credentials")
                        : byAnswer(ask());
            }
        };
    }

    private static TransferChoice byAnswer(Answer answer) {
        return switch (answer) {
            case Answer.Yes() -> new TransferChoice(false, "it was found to read the source's objects");
            case Answer.No(String why) -> new TransferChoice(true, why);
            case Answer.NothingToAsk() ->
                    new TransferChoice(
                            true,
                            "the source holds nothing yet by which to see whether the target's credentials read it");
        };
    }

    private Answer ask() throws StoreException {
        return new Reach(source.s3Store(), named, target.channel(), SourceConditions.AS_AWS, random).ask();
    }

    private StoreException cannotReach(String why) {
        String message =
                target.store().name()
                        + " cannot copy from "
                        + source.store().name()
                        + " by itself: "
                        + why
                        + "; --transfer relay passes the bytes through this machine.";
        return new StoreException(
                Kind.UNSUPPORTED, decant.store.Operation.INSPECT, null, "CannotReachSource", message, null);
    }
}
