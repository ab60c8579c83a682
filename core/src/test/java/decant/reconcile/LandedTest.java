package decant.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import decant.ledger.Receipt;
import decant.model.AccessList;
import decant.model.Content;
import decant.model.ETag;
import decant.model.ObjectHeaders;
import decant.model.ObjectState;
import decant.model.ObjectState.Present;
import decant.model.StorageClass;
import decant.store.Capabilities;
import decant.store.StoreException.Kind;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a look at what landed of a young source leads to, where the target gives it an ETag of its own. */
class LandedTest {
    private static final Instant WRITTEN = Instant.parse("2026-11-27T12:00:00Z");
    private static final ETag AT_SOURCE = ETag.ofMd5(1, 1, 0);
    private static final ETag AT_TARGET = ETag.ofMd5(2, 2, 0);
    private static final ObjectHeaders PNG = ObjectHeaders.of(Map.of("content-type", "image/png"), Map.of());

    private final Reconciler machine =
            new Reconciler(
                    Policy.carrying(new AclPolicy.NotCarried()).withEtags(false, true).hintedOfEveryChange(),
                    Capabilities.AWS);

    @Test
    void theReceiptOfTheCopyTellsThatItIsTheSame() {
        Work work = machine.on(confirmed(), new Reply.Looked(object(AT_TARGET)));

        assertThat(outcome(work))
                .isInstanceOfSatisfying(
                        Outcome.Repaired.class, done -> assertThat(done.receipt()).isEqualTo(receipt()));
    }

    @Test
    void whatSomebodyElseCopiedIsLookedAtAgain() {
        Work work = machine.on(confirmed(), new Reply.Looked(object(ETag.ofMd5(3, 3, 0))));

        assertThat(outcome(work)).isInstanceOf(Outcome.Again.class);
    }

    @Test
    void whatWasRemovedMeanwhileIsLookedAtAgain() {
        Work work = machine.on(confirmed(), new Reply.Looked(new ObjectState.Absent()));

        assertThat(outcome(work)).isInstanceOf(Outcome.Again.class);
    }

    /** The copy is known to have landed, and nothing else could tell that it needs no other. */
    @Test
    void theReceiptIsKeptWhereTheLookFails() {
        Work work = machine.on(confirmed(), new Reply.Failed(Kind.THROTTLED, "SlowDown", "Slower."));

        assertThat(outcome(work))
                .isInstanceOfSatisfying(Outcome.Again.class, again -> assertThat(again.receipt()).isEqualTo(receipt()));
    }

    /** The work before the look at what landed. */
    private Work confirmed() {
        Work work = machine.begin(TwoBuckets.KEY, 0, null);
        work = machine.on(work, new Reply.Looked(object(AT_SOURCE)));
        work = machine.on(work, new Reply.Looked(new ObjectState.Absent()));
        work = machine.on(work, new Reply.Copied(AT_TARGET, WRITTEN));
        work = machine.on(work, new Reply.Looked(object(AT_SOURCE)));
        assertThat(machine.next(work)).isEqualTo(new Step.Ask(new Request.LookAtTarget(TwoBuckets.KEY)));
        return work;
    }

    private Outcome outcome(Work work) {
        return ((Step.End) machine.next(work)).outcome();
    }

    private static Receipt receipt() {
        return new Receipt(AT_SOURCE, AT_TARGET, 5);
    }

    private static Present object(ETag etag) {
        Content content = new Content(etag, 5, WRITTEN, StorageClass.STANDARD, null);
        return new Present(content, PNG, null, AccessList.PRIVATE, new TreeMap<>(), 0, true);
    }
}
