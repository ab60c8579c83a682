package decant.audit;

import decant.model.KeyFilter;
import decant.model.KeyRange;
import decant.model.ObjectKey;
import decant.store.StoreException;
import java.util.ArrayList;
import java.util.List;

/**
 * Lists drawn spans again by other code and compares what it sees with what the audit saw. A span that changed
 * meanwhile is no fault of the lister: it is reported as such only if the counts or digests differ, in words that say
 * so.
 */
final class SampledRelisting {
    private final IndependentLister source;
    private final IndependentLister target;
    private final KeyFilter filter;

    SampledRelisting(IndependentLister source, IndependentLister target, KeyFilter filter) {
        this.source = source;
        this.target = target;
        this.filter = filter;
    }

    /** Spans that agreed, and a sentence for each side of a span that did not. */
    record Result(int agreed, List<String> failures) {}

    Result check(List<SpanSample.Drawn> spans) throws StoreException {
        int agreed = 0;
        List<String> failures = new ArrayList<>();
        for (SpanSample.Drawn span : spans) {
            boolean sourceAgrees = agrees("source", source, span.keys(), span.source(), failures);
            boolean targetAgrees = agrees("target", target, span.keys(), span.target(), failures);
            agreed += sourceAgrees && targetAgrees ? 1 : 0;
        }
        return new Result(agreed, failures);
    }

    private boolean agrees(
            String side, IndependentLister lister, KeyRange keys, Certificate.Side seen, List<String> failures)
            throws StoreException {
        EntryProof proof = new EntryProof();
        lister.list(
                keys,
                (key, sizeBytes, etag) -> {
                    if (filter.includes(ObjectKey.of(key))) {
                        proof.add(key, sizeBytes, etag);
                    }
                });
        Certificate.Side again = proof.end();
        if (again.equals(seen)) {
            return true;
        }
        failures.add(
                "Listed again by other code, the "
                        + side
                        + " shows "
                        + again.keys()
                        + " keys in "
                        + keys
                        + " where the audit saw "
                        + seen.keys()
                        + ", or other contents: either it changed meanwhile, or one of"
                        + " the two listings is wrong.");
        return false;
    }
}
