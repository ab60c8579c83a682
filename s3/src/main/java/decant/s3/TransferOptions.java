package decant.s3;

import decant.flow.BytesCap;
import decant.s3.copy.TargetEncryption;

/**
 * How bytes are to get across.
 *
 * @param way who carries them
 * @param cap what holds those that pass through this machine
 * @param encryption how they are encrypted at the target
 */
public record TransferOptions(Transfer way, BytesCap cap, TargetEncryption encryption) {
    /** The same, encrypted as the target's bucket does by default. */
    public TransferOptions(Transfer way, BytesCap cap) {
        this(way, cap, TargetEncryption.DEFAULT);
    }
}
