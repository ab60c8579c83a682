package decant.s3;

import decant.flow.BytesCap;

/**
 * How bytes are to get across.
 *
 * @param way who carries them
 * @param cap what holds those that pass through this machine
 */
public record TransferOptions(Transfer way, BytesCap cap) {}
