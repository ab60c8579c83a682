package decant.audit;

import decant.ledger.Receipt;
import decant.model.AccessList;
import decant.model.KeyFilter;
import decant.model.ObjectKey;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What an audit looks at.
 *
 * @param filter which keys take part
 * @param workers ranges listed at once
 * @param deepShare share of the keys whose metadata, tags, access list and checksums are looked at, 0 for none, 1 for
 *     all
 * @param tags whether tags can be read on both sides
 * @param expectedAcl from a source's access list to the one its copy should have; {@code null} where none are compared
 * @param withholdsNonPublic whether objects that are not public at the source are kept away from the target, so that
 *     one that is missing for this reason is right, and one that is there is exposed
 * @param storageClass whether classes should be equal
 * @param relistedSpans spans of up to 1,000 keys that are listed again independently
 * @param seed decides which keys and spans are drawn
 * @param receipts what the copier wrote down, for contents that nothing else can compare; such keys are counted apart
 */
public record AuditOptions(
        KeyFilter filter,
        int workers,
        double deepShare,
        boolean tags,
        @Nullable UnaryOperator<AccessList> expectedAcl,
        boolean withholdsNonPublic,
        boolean storageClass,
        int relistedSpans,
        long seed,
        Receipts receipts) {
    /** What a copier wrote down of the keys it copied. For any number of threads. */
    @FunctionalInterface
    public interface Receipts {
        /** Nothing was written down. */
        Receipts NONE = _ -> null;

        /** The receipt of a key, or {@code null}. */
        @Nullable Receipt of(ObjectKey key);
    }

    /** Options of an audit that takes nobody's word. */
    public AuditOptions(
            KeyFilter filter,
            int workers,
            double deepShare,
            boolean tags,
            @Nullable UnaryOperator<AccessList> expectedAcl,
            boolean withholdsNonPublic,
            boolean storageClass,
            int relistedSpans,
            long seed) {
        this(
                filter,
                workers,
                deepShare,
                tags,
                expectedAcl,
                withholdsNonPublic,
                storageClass,
                relistedSpans,
                seed,
                Receipts.NONE);
    }

    public AuditOptions {
        if (workers < 1 || deepShare < 0 || deepShare > 1 || relistedSpans < 0) {
            throw new IllegalArgumentException("An audit needs a worker, a share from 0 to 1, and no negative sample.");
        }
    }

    boolean isDeep() {
        return deepShare > 0;
    }
}
