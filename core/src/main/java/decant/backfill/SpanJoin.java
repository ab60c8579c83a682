package decant.backfill;

import decant.ledger.Receipt;
import decant.model.Aspect;
import decant.model.Content;
import decant.model.KeyFilter;
import decant.model.ObjectKey;
import decant.model.ObjectState.Present;
import decant.reconcile.Judge;
import decant.reconcile.JudgeLine;
import decant.reconcile.Policy;
import decant.reconcile.Verdict;
import decant.store.ListPage;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The merge-join of the same span of two listings. Equal pairs, which are nearly all of them in later passes, cost a
 * comparison of bytes in the pages and no object. For any number of threads.
 */
final class SpanJoin {
    /** What a listing shows. */
    static final Set<Aspect> LISTED = Set.of(Aspect.CONTENT, Aspect.STORAGE_CLASS);

    /** Takes what the join finds, in key order. */
    interface Findings {
        /** Equal as far as a listing tells, and by what. */
        void equal(long sizeBytes, JudgeLine line);

        /** Equal as far as a listing tells, but an aspect that no listing shows may differ. */
        void toLookAt(ObjectKey key, Content source, Content target, @Nullable Receipt receipt);

        void missing(ObjectKey key, Content source);

        void surplus(ObjectKey key, Content target);

        void unequal(ObjectKey key, Verdict verdict, Content source, @Nullable Receipt receipt);
    }

    private final KeyFilter filter;
    private final Judge judge;
    private final boolean judgesClass;
    private final boolean looksAtRecent;
    private final boolean looksAtAll;

    SpanJoin(Policy policy, KeyFilter filter) {
        Set<Aspect> listed = EnumSet.copyOf(LISTED);
        listed.retainAll(policy.compared());
        Set<Aspect> details = EnumSet.copyOf(policy.compared().isEmpty() ? LISTED : policy.compared());
        details.removeAll(LISTED);
        this.filter = filter;
        this.judge = new Judge(policy.withAspects(listed));
        this.judgesClass = listed.contains(Aspect.STORAGE_CLASS);
        this.looksAtRecent = details.contains(Aspect.METADATA);
        this.looksAtAll = details.contains(Aspect.TAGS) || details.contains(Aspect.ACL);
    }

    /**
     * Joins the first entries of two pages.
     *
     * @param receipts of the span; asked for only when ETags differ
     */
    void join(
            ListPage source,
            int sourceCount,
            ListPage target,
            int targetCount,
            Supplier<Map<ObjectKey, Receipt>> receipts,
            Findings findings) {
        boolean all = includesAll(source, sourceCount) && includesAll(target, targetCount);
        int s = 0;
        int t = 0;
        while (s < sourceCount || t < targetCount) {
            int order = s == sourceCount ? 1 : t == targetCount ? -1 : source.compareKeys(s, target, t);
            if (order < 0) {
                ObjectKey key = source.key(s);
                if (all || filter.includes(key)) {
                    findings.missing(key, source.content(s));
                }
                s++;
            } else if (order > 0) {
                ObjectKey key = target.key(t);
                if (all || filter.includes(key)) {
                    findings.surplus(key, target.content(t));
                }
                t++;
            } else {
                if (all || filter.includes(source.key(s))) {
                    pair(source, s, target, t, receipts, findings);
                }
                s++;
                t++;
            }
        }
    }

    private boolean includesAll(ListPage page, int count) {
        return count == 0 || filter.includesAll(page.key(0), page.key(count - 1));
    }

    private void pair(
            ListPage source,
            int s,
            ListPage target,
            int t,
            Supplier<Map<ObjectKey, Receipt>> receipts,
            Findings findings) {
        boolean same = judgesClass ? source.isSameContent(s, target, t) : source.isSameBytes(s, target, t);
        Receipt receipt = same ? null : receipts.get().get(source.key(s));
        if (!same) {
            Content content = source.content(s);
            Verdict verdict = judge.judge(Present.listed(content), Present.listed(target.content(t)), receipt);
            if (!(verdict instanceof Verdict.Equal)) {
                findings.unequal(source.key(s), verdict, content, receipt);
                return;
            }
        }
        boolean clearlyOlder = Recency.isClearlyOlder(source.lastModifiedSeconds(s), target.lastModifiedSeconds(t));
        if (looksAtAll || (looksAtRecent && !clearlyOlder)) {
            findings.toLookAt(source.key(s), source.content(s), target.content(t), receipt);
        } else {
            findings.equal(source.size(s), receipt == null ? JudgeLine.ETAGS_EQUAL : JudgeLine.RECEIPT);
        }
    }
}
