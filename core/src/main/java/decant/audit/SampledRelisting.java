package decant.audit;

import decant.model.KeyFilter;
import decant.model.KeyRange;
import decant.model.ObjectKey;
import decant.store.ListPage;
import decant.store.ObjectStore;
import decant.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Lists drawn spans again by other code and compares what it sees with what the audit saw. Users may have written there
 * since: a span that the other code sees otherwise is listed anew by both, one right after the other, until they agree.
 * What no write explains is a failure: listings that never agree, and keys older than the audit that it did not see.
 */
final class SampledRelisting {
    /** So often both list a span anew; where users write in a span of 1,000 keys within each look, nobody can tell. */
    private static final int MAX_LOOKS = 5;

    /** A store whose clock differs by more from this one's refuses signed requests. */
    private static final Duration MAX_CLOCK_DIFFERENCE = Duration.ofMinutes(15);

    private static final int PAGE_KEYS = 1_000;

    private final Side source;
    private final Side target;
    private final KeyFilter filter;
    private final long oldSeconds;

    /** One side: its name, and how the audit and how other code list it. */
    record Side(String name, ObjectStore store, IndependentLister other) {}

    /** Spans that agreed, and a sentence for each side of a span that did not. */
    record Result(int agreed, List<String> failures) {}

    /** What the audit's own code lists anew: everything, and how many keys are older than the audit. */
    private record Anew(Certificate.Side side, long oldKeys) {}

    /**
     * @param begun when the audit began
     */
    SampledRelisting(Side source, Side target, KeyFilter filter, Instant begun) {
        this.source = source;
        this.target = target;
        this.filter = filter;
        this.oldSeconds = begun.minus(MAX_CLOCK_DIFFERENCE).getEpochSecond();
    }

    Result check(List<SpanSample.Drawn> spans) throws StoreException {
        int agreed = 0;
        List<String> failures = new ArrayList<>();
        for (SpanSample.Drawn span : spans) {
            boolean sourceAgrees = agrees(source, span.keys(), span.source(), failures);
            boolean targetAgrees = agrees(target, span.keys(), span.target(), failures);
            agreed += sourceAgrees && targetAgrees ? 1 : 0;
        }
        return new Result(agreed, failures);
    }

    private boolean agrees(Side side, KeyRange keys, Certificate.Side seen, List<String> failures)
            throws StoreException {
        Certificate.Side other = byOther(side, keys);
        if (other.equals(seen)) {
            return true;
        }
        Certificate.Side own = seen;
        for (int look = 0; look < MAX_LOOKS; look++) {
            Anew anew = byOwn(side, keys);
            if (anew.oldKeys() > seen.keys()) {
                failures.add(
                        "In %s the %s has %,d keys that are older than this audit, which saw %,d."
                                .formatted(keys, side.name(), anew.oldKeys(), seen.keys()));
                return false;
            }
            own = anew.side();
            if (own.equals(other)) {
                return true;
            }
            other = byOther(side, keys);
            if (own.equals(other)) {
                return true;
            }
        }
        failures.add(
                "Listed by other code, the %s shows %,d keys in %s, where this audit sees %,d, or other contents:"
                                .formatted(side.name(), other.keys(), keys, own.keys())
                        + " either it changes all the time, or one of the two listings is wrong.");
        return false;
    }

    private Certificate.Side byOther(Side side, KeyRange keys) throws StoreException {
        EntryProof proof = new EntryProof();
        side.other()
                .list(
                        keys,
                        (key, sizeBytes, etag) -> {
                            if (filter.includes(ObjectKey.of(key))) {
                                proof.add(key, sizeBytes, etag);
                            }
                        });
        return proof.end();
    }

    private Anew byOwn(Side side, KeyRange keys) throws StoreException {
        EntryProof proof = new EntryProof();
        long old = 0;
        ObjectKey after = keys.after();
        while (true) {
            ListPage page = side.store().list(after, PAGE_KEYS);
            int count = page.countThrough(keys.through());
            for (int i = 0; i < count; i++) {
                if (filter.includes(page.key(i))) {
                    proof.add(page, i);
                    old += page.lastModifiedSeconds(i) < oldSeconds ? 1 : 0;
                }
            }
            if (count < page.count() || !page.isTruncated()) {
                return new Anew(proof.end(), old);
            }
            after = page.lastKey();
        }
    }
}
