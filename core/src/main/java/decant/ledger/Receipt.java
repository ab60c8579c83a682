package decant.ledger;

import decant.model.ETag;

/**
 * What source content a target content was copied from; kept where their ETags differ although their bytes are equal
 * (KMS, other parts). Holds only while both sides still show these ETags.
 *
 * @param size bytes
 */
public record Receipt(ETag source, ETag target, long size) {
    /** The same as the link back sees it, whose source is this one's target. */
    public Receipt reversed() {
        return new Receipt(target, source, size);
    }
}
