package decant.cli.explain;

import decant.backfill.Recency;
import decant.cli.ledger.KeyHistory;
import decant.ledger.Receipt;
import decant.model.Aspect;
import decant.model.ObjectKey;
import decant.model.ObjectState.Present;
import decant.reconcile.Judge;
import decant.reconcile.JudgeLine;
import decant.reconcile.Policy;
import decant.reconcile.Reconciler;
import decant.reconcile.Step;
import decant.reconcile.Verdict;
import decant.store.Capabilities;
import decant.store.Link;
import decant.store.StoreException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out what is known of a key. Reads only. */
public final class Explainer {
    private static final Set<Aspect> LISTED = Set.of(Aspect.CONTENT, Aspect.STORAGE_CLASS);

    private final Link link;
    private final Policy policy;
    private final boolean takesPart;

    /**
     * @param policy that a sync would have, whose next act is told
     * @param takesPart whether the key is not left out
     */
    public Explainer(Link link, Policy policy, boolean takesPart) {
        this.link = link;
        this.policy = policy;
        this.takesPart = takesPart;
    }

    /**
     * Looks at both sides, by at most six calls.
     *
     * @throws StoreException if a side cannot be looked at
     */
    public Explanation explain(ObjectKey key, KeyHistory history) throws StoreException {
        SideLook source = SideLook.at(link.source(), key);
        SideLook target = SideLook.at(link.target(), key);
        Receipt receipt = history instanceof KeyHistory.Found found ? found.receipt() : null;
        Policy whole = policy.comparing(policy.aspects());
        Judge judge = new Judge(whole);
        Verdict verdict = judge.judge(source.state(), target.state(), receipt);
        List<AspectFinding> aspects = new ArrayList<>();
        for (Aspect aspect : Aspect.values()) {
            aspects.add(finding(aspect, source, target, receipt, judge));
        }
        // What the target honours is asked by canary objects, and nothing is written here.
        Step next = new NextAct(source, target).of(new Reconciler(policy, Capabilities.AWS), key, receipt);
        return new Explanation(
                key,
                verdict,
                aspects,
                next,
                takesPart,
                isPassedOver(source, target, receipt, history),
                contradictions(source, target),
                history);
    }

    private static List<String> contradictions(SideLook source, SideLook target) {
        List<String> notes = new ArrayList<>();
        if (source.isContradictory()) {
            notes.add("A look does not find it at the source, but a listing names it; nothing is removed on that.");
        }
        if (target.isContradictory()) {
            notes.add("A look does not find it at the target, but a listing names it.");
        }
        return notes;
    }

    private AspectFinding finding(
            Aspect aspect, SideLook source, SideLook target, @Nullable Receipt receipt, Judge judge) {
        JudgeLine line =
                source.state() instanceof Present atSource && target.state() instanceof Present atTarget
                        ? judge.line(aspect, atSource, atTarget, receipt)
                        : null;
        return new AspectFinding(
                aspect, StateWords.of(aspect, source), StateWords.of(aspect, target), line, policy.compares(aspect));
    }

    /**
     * Whether a pass takes the key for equal by its listings alone: nothing else that no listing shows is compared than
     * metadata, and that cannot have changed since.
     */
    private boolean isPassedOver(SideLook source, SideLook target, @Nullable Receipt receipt, KeyHistory history) {
        if (!(source.state() instanceof Present atSource) || !(target.state() instanceof Present atTarget)) {
            return false;
        }
        if (history instanceof KeyHistory.Found found && found.isToBeLookedAt()) {
            return false;
        }
        Set<Aspect> details = EnumSet.noneOf(Aspect.class);
        details.addAll(policy.compared());
        details.removeAll(LISTED);
        Set<Aspect> listed = EnumSet.copyOf(LISTED);
        listed.retainAll(policy.compared());
        return details.equals(Set.of(Aspect.METADATA))
                && Recency.isClearlyOlder(
                        atSource.content().lastModified().getEpochSecond(),
                        atTarget.content().lastModified().getEpochSecond())
                && new Judge(policy.withAspects(listed)).judge(atSource, atTarget, receipt) instanceof Verdict.Equal;
    }
}
