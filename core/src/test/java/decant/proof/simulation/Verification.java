package decant.proof.simulation;

import decant.audit.Audit;
import decant.audit.AuditOptions;
import decant.audit.Certificate;
import decant.audit.IndependentLister;
import decant.model.KeyFilter;
import decant.store.StoreException;
import decant.store.memory.MemoryBucket;
import decant.store.memory.MemoryObject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What {@code verify --deep} says in the end. */
final class Verification {
    private Verification() {}

    /** What the auditor finds; nothing if its certificate says equal. */
    static List<String> findings(MemoryBucket source, MemoryBucket target, InstantSource clock)
            throws StoreException, InterruptedException {
        List<String> findings = new ArrayList<>();
        AuditOptions options = new AuditOptions(KeyFilter.ALL, 1, 1, true, UnaryOperator.identity(), false, true, 1, 1);
        Certificate certificate =
                new Audit(
                                source,
                                target,
                                lister(source),
                                lister(target),
                                options,
                                Thread.ofVirtual().factory(),
                                clock,
                                finding -> {
                                    synchronized (findings) {
                                        findings.add(finding.toString());
                                    }
                                })
                        .run();
        if (certificate.verdict() != Certificate.Result.EQUAL && findings.isEmpty()) {
            findings.add("The certificate says " + certificate.verdict() + ".");
        }
        return findings;
    }

    private static IndependentLister lister(MemoryBucket bucket) {
        return (range, entries) ->
                bucket.contents()
                        .forEach((key, object) -> {
                            if (range.contains(key)) {
                                MemoryObject there = object;
                                entries.entry(
                                        key.toString(), there.content().size(), there.content().etag().toString());
                            }
                        });
    }
}
