package decant.simulator.api;

import decant.simulator.bucket.ChecksumAlgorithm;
import decant.simulator.bucket.S3Error;

/** Reads the names of checksum algorithms. */
final class ChecksumNames {
    private ChecksumNames() {}

    static ChecksumAlgorithm require(String name) {
        return ChecksumAlgorithm.named(name)
                .orElseThrow(() -> S3Error.invalidRequest("Checksum algorithm provided is unsupported: " + name));
    }
}
