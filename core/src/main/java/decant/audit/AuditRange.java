package decant.audit;

import decant.model.KeyFilter;
import decant.model.KeyRange;
import decant.model.ObjectKey;
import decant.store.ListPage;
import org.jspecify.annotations.Nullable;

/** The proof of one range as it grows, span after span. Held by one worker at a time. */
final class AuditRange {
    final EntryProof source = new EntryProof();
    final EntryProof target = new EntryProof();
    private final @Nullable ObjectKey after;
    private @Nullable ObjectKey through;

    AuditRange(@Nullable ObjectKey after) {
        this.after = after;
    }

    /** Adds the entries of a span that both sides listed, and gives the span's own proof. */
    SpanSample.Drawn add(
            KeyRange span,
            ListPage sourcePage,
            int sourceCount,
            ListPage targetPage,
            int targetCount,
            KeyFilter filter) {
        EntryProof sourceSpan = new EntryProof();
        EntryProof targetSpan = new EntryProof();
        add(sourcePage, sourceCount, filter, source, sourceSpan);
        add(targetPage, targetCount, filter, target, targetSpan);
        through = span.through();
        return new SpanSample.Drawn(span, sourceSpan.end(), targetSpan.end());
    }

    private static void add(ListPage page, int count, KeyFilter filter, EntryProof whole, EntryProof span) {
        for (int i = 0; i < count; i++) {
            if (filter.includes(page.key(i))) {
                whole.add(page, i);
                span.add(page, i);
            }
        }
    }

    /** Ends the proof. */
    Certificate.Range end() {
        return new Certificate.Range(new KeyRange(after, through), source.end(), target.end());
    }

    @Nullable ObjectKey after() {
        return after;
    }
}
