package decant.audit;

import decant.model.AccessList;
import decant.model.KeyFilter;
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
        long seed) {
    public AuditOptions {
        if (workers < 1 || deepShare < 0 || deepShare > 1 || relistedSpans < 0) {
            throw new IllegalArgumentException("An audit needs a worker, a share from 0 to 1, and no negative sample.");
        }
    }

    boolean isDeep() {
        return deepShare > 0;
    }
}
