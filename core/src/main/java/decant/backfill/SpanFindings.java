package decant.backfill;

import decant.ledger.PendingKey;
import decant.ledger.Receipt;
import decant.model.Aspect;
import decant.model.Content;
import decant.model.ObjectKey;
import decant.model.ObjectState.Present;
import decant.reconcile.JudgeLine;
import decant.reconcile.Policy;
import decant.reconcile.Reconciler;
import decant.reconcile.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what the join of a span finds into work on its keys. For one span. */
final class SpanFindings implements SpanJoin.Findings {
    final List<KeyTask> tasks = new ArrayList<>();
    final List<PendingKey> held = new ArrayList<>();
    final Tally tally = new Tally();

    /** What was counted when the span was done the first time, if this is the second. */
    private final Tally totals;

    private final Policy policy;
    private final Reconciler reconciler;
    private final BackfillOptions options;
    private final SurplusHold hold;
    private final KeyEndings endings;

    SpanFindings(
            Policy policy,
            Reconciler reconciler,
            BackfillOptions options,
            SurplusHold hold,
            KeyEndings endings,
            boolean again) {
        this.totals = again ? new Tally() : tally;
        this.policy = policy;
        this.reconciler = reconciler;
        this.options = options;
        this.hold = hold;
        this.endings = endings;
    }

    @Override
    public void equal(long sizeBytes, JudgeLine line) {
        pair(sizeBytes);
        totals.add(Tally.EQUAL, 1);
        totals.equalBy(line);
    }

    @Override
    public void toLookAt(ObjectKey key, Content source, Content target, @Nullable Receipt receipt) {
        pair(source.size());
        tasks.add(
                listingsSuffice(source)
                        ? KeyTask.listed(reconciler, key, source, target, receipt)
                        : KeyTask.looking(reconciler, key, -1, receipt));
    }

    /** Whether only access lists are compared, and a copy that carries them needs to know nothing else. */
    private boolean listingsSuffice(Content source) {
        return policy.compared().equals(Set.of(Aspect.ACL))
                && !options.headEveryObject()
                && !reconciler.copiesInParts(Present.listed(source));
    }

    @Override
    public void missing(ObjectKey key, Content source) {
        totals.add(Tally.SOURCE_KEYS, 1);
        totals.add(Tally.SOURCE_BYTES, source.size());
        if (!policy.mayAct() || !policy.wants(Aspect.CONTENT)) {
            endings.left(key, new Verdict.Missing(), tally);
        } else if (options.headEveryObject() || reconciler.copiesInParts(Present.listed(source))) {
            tasks.add(KeyTask.looking(reconciler, key, source.size(), null));
        } else {
            tasks.add(KeyTask.missing(reconciler, key, source));
        }
    }

    @Override
    public void surplus(ObjectKey key, Content target) {
        totals.add(Tally.TARGET_KEYS, 1);
        if (hold.isWanted()) {
            totals.add(Tally.SURPLUS_SEEN, 1);
        }
        if (hold.holdsOneMore()) {
            held.add(new PendingKey(key, "surplus", 0, PendingKeys.HELD));
        } else {
            endings.left(key, new Verdict.Surplus(), totals);
        }
    }

    @Override
    public void unequal(ObjectKey key, Verdict verdict, Content source, @Nullable Receipt receipt) {
        pair(source.size());
        if (policy.mayAct() || verdict instanceof Verdict.Unknown) {
            tasks.add(KeyTask.looking(reconciler, key, -1, receipt));
        } else {
            endings.left(key, verdict, tally);
        }
    }

    private void pair(long sizeBytes) {
        totals.add(Tally.SOURCE_KEYS, 1);
        totals.add(Tally.SOURCE_BYTES, sizeBytes);
        totals.add(Tally.TARGET_KEYS, 1);
    }
}
