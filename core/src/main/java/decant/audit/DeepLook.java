package decant.audit;

import decant.ledger.Receipt;
import decant.model.AccessList;
import decant.model.ObjectKey;
import decant.model.ObjectState;
import decant.model.ObjectState.Present;
import decant.model.Tags;
import decant.store.ObjectStore;
import decant.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.UnaryOperator;

/**
 * Looks at one key on both sides and compares every aspect asked for. Its own rules, written from the words of the
 * design.
 */
final class DeepLook {
    private final ObjectStore source;
    private final ObjectStore target;
    private final AuditOptions options;
    private final LongAdder byChecksum = new LongAdder();
    private final LongAdder byReceipt = new LongAdder();

    DeepLook(ObjectStore source, ObjectStore target, AuditOptions options) {
        this.source = source;
        this.target = target;
        this.options = options;
    }

    /**
     * Everything found different, nothing if the key is proven equal.
     *
     * @param details whether metadata, tags and access lists are compared too, or contents alone
     */
    List<Finding> look(ObjectKey key, boolean details) throws StoreException {
        try {
            ObjectState here = source.look(key);
            ObjectState there = target.look(key);
            if (here instanceof Present atSource && there instanceof Present atTarget) {
                return compare(key, atSource, atTarget, details);
            }
            if (here instanceof Present && options.withholdsNonPublic() && !source.readAcl(key).isPublic()) {
                return List.of(new Finding(key, Finding.Kind.WITHHELD, "It is not public at the source."));
            }
            if (here instanceof Present) {
                return List.of(new Finding(key, Finding.Kind.MISSING_AT_TARGET, "The target does not have it."));
            }
            if (there instanceof Present) {
                return List.of(new Finding(key, Finding.Kind.ONLY_AT_TARGET, "The source does not have it."));
            }
            return List.of();
        } catch (StoreException e) {
            if (e.kind().endsRun()) {
                throw e;
            }
            return List.of(new Finding(key, Finding.Kind.UNDECIDED, String.valueOf(e.getMessage())));
        }
    }

    private List<Finding> compare(ObjectKey key, Present atSource, Present atTarget, boolean details)
            throws StoreException {
        List<Finding> found = new ArrayList<>();
        compareContent(key, atSource, atTarget, found);
        boolean classesDiffer = !atSource.content().storageClass().equals(atTarget.content().storageClass());
        if (options.storageClass() && classesDiffer) {
            found.add(
                    new Finding(
                            key,
                            Finding.Kind.STORAGE_CLASS,
                            atSource.content().storageClass()
                                    + " at the source, "
                                    + atTarget.content().storageClass()
                                    + " at the target."));
        }
        if (details) {
            if (!Objects.equals(atSource.headers(), atTarget.headers())) {
                found.add(
                        new Finding(
                                key,
                                Finding.Kind.METADATA,
                                "Headers are "
                                        + atSource.headers()
                                        + " at the source, "
                                        + atTarget.headers()
                                        + " at the target."));
            }
            compareTags(key, atSource, atTarget, found);
            compareAcl(key, found);
        }
        return found;
    }

    private void compareContent(ObjectKey key, Present atSource, Present atTarget, List<Finding> found) {
        var here = atSource.content();
        var there = atTarget.content();
        if (here.size() != there.size()) {
            found.add(
                    new Finding(
                            key,
                            Finding.Kind.CONTENT,
                            here.size() + " bytes at the source, " + there.size() + " at the target."));
            return;
        }
        boolean sameEtag = here.etag().equals(there.etag());
        for (Map.Entry<String, String> checksum : atSource.checksums().entrySet()) {
            String other = atTarget.checksums().get(checksum.getKey());
            if (other != null) {
                if (!other.equals(checksum.getValue())) {
                    found.add(new Finding(key, Finding.Kind.CONTENT, checksum.getKey() + " checksums differ."));
                } else if (!sameEtag) {
                    byChecksum.increment();
                }
                return;
            }
        }
        if (sameEtag) {
            return;
        }
        Receipt receipt = options.receipts().of(key);
        if (receipt != null && receipt.equals(new Receipt(here.etag(), there.etag(), here.size()))) {
            byReceipt.increment();
            return;
        }
        boolean digests =
                here.etag().isPlain() && there.etag().isPlain() && atSource.etagIsDigest() && atTarget.etagIsDigest();
        found.add(
                new Finding(
                        key,
                        digests ? Finding.Kind.CONTENT : Finding.Kind.UNDECIDED,
                        "ETag "
                                + here.etag()
                                + " at the source, "
                                + there.etag()
                                + " at the target, and no common"
                                + " checksum."));
    }

    /** Keys so far whose contents have other ETags and one checksum. */
    long byChecksum() {
        return byChecksum.sum();
    }

    /** Keys so far of which only the copier's own record says that their contents are equal. */
    long byReceipt() {
        return byReceipt.sum();
    }

    private void compareTags(ObjectKey key, Present atSource, Present atTarget, List<Finding> found)
            throws StoreException {
        if (!options.tags()) {
            return;
        }
        Tags here = atSource.tags() != null ? atSource.tags() : source.readTags(key);
        Tags there = atTarget.tags() != null ? atTarget.tags() : target.readTags(key);
        if (!here.equals(there)) {
            found.add(
                    new Finding(
                            key,
                            Finding.Kind.TAGS,
                            here.entries() + " at the source, " + there.entries() + " at the target."));
        }
    }

    private void compareAcl(ObjectKey key, List<Finding> found) throws StoreException {
        if (options.withholdsNonPublic() && !source.readAcl(key).isPublic()) {
            found.add(
                    new Finding(
                            key,
                            Finding.Kind.EXPOSED,
                            "It is not public at the source, and the target, which is public as a whole, has it."));
            return;
        }
        UnaryOperator<AccessList> expected = options.expectedAcl();
        if (expected == null) {
            return;
        }
        AccessList wanted = expected.apply(source.readAcl(key));
        AccessList there = target.readAcl(key);
        if (!there.isWithin(wanted)) {
            found.add(
                    new Finding(
                            key,
                            Finding.Kind.EXPOSED,
                            "The target grants " + there.grants() + ", it should be " + wanted.grants()));
        } else if (!there.equals(wanted)) {
            found.add(
                    new Finding(
                            key,
                            Finding.Kind.ACL,
                            "The target grants " + there.grants() + ", it should be " + wanted.grants()));
        }
    }
}
