package decant.simulator.bucket;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/** The additional checksums S3 verifies and keeps. The XXHASH family of April 2026 is not among those offered here. */
public enum ChecksumAlgorithm {
    CRC32,
    CRC32C,
    CRC64NVME,
    SHA1,
    SHA256,
    SHA512,
    MD5;

    /** The header that carries a value of this algorithm. */
    public String header() {
        return "x-amz-checksum-" + name().toLowerCase(Locale.ROOT);
    }

    /** The element that carries a value of this algorithm in documents. */
    public String element() {
        return "Checksum" + name();
    }

    /** Whether the checksum of a whole follows from those of its parts, so that S3 keeps it for the full object. */
    public boolean isLinear() {
        return switch (this) {
            case CRC32, CRC32C, CRC64NVME -> true;
            case SHA1, SHA256, SHA512, MD5 -> false;
        };
    }

    BodyHash begin() {
        return switch (this) {
            case CRC32 -> BodyHash.ofChecksum(new CRC32(), Integer.BYTES);
            case CRC32C -> BodyHash.ofChecksum(new CRC32C(), Integer.BYTES);
            case CRC64NVME -> BodyHash.ofChecksum(new Crc64Nvme(), Long.BYTES);
            case SHA1 -> BodyHash.ofDigest(Hashes.digest("SHA-1"));
            case SHA256 -> BodyHash.ofDigest(Hashes.digest("SHA-256"));
            case SHA512 -> BodyHash.ofDigest(Hashes.digest("SHA-512"));
            case MD5 -> BodyHash.ofDigest(Hashes.digest("MD5"));
        };
    }

    /** Finds an algorithm by the name a request gives. */
    public static Optional<ChecksumAlgorithm> named(String name) {
        return Arrays.stream(values()).filter(algorithm -> algorithm.name().equals(name)).findFirst();
    }
}
