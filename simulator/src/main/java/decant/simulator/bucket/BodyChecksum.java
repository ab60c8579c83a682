package decant.simulator.bucket;

import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * An additional checksum of an object or a part.
 *
 * @param composite whether it is a checksum of the parts' checksums, as for objects written in parts with an algorithm
 *     that cannot be combined
 * @param value base64, with the number of parts behind a dash where it is composite
 */
public record BodyChecksum(ChecksumAlgorithm algorithm, boolean composite, String value) {
    /** Bodies that are made up are not read beyond this size only to compute a checksum; such objects have none. */
    private static final long MAX_MADE_BYTES = 64 << 10;

    /** How the checksum relates to the object, in the API's words. */
    public String type() {
        return composite ? "COMPOSITE" : "FULL_OBJECT";
    }

    /** The checksum of a whole body; empty for large bodies that are made up. */
    public static Optional<BodyChecksum> of(ChecksumAlgorithm algorithm, Body body) {
        if (body instanceof Body.Made && body.size() > MAX_MADE_BYTES) {
            return Optional.empty();
        }
        BodyHash hash = algorithm.begin();
        body.feed(hash);
        return Optional.of(new BodyChecksum(algorithm, false, Base64.getEncoder().encodeToString(hash.finish())));
    }

    /** The checksum of parts' checksums. */
    static BodyChecksum composite(ChecksumAlgorithm algorithm, List<BodyChecksum> parts) {
        BodyHash hash = algorithm.begin();
        for (BodyChecksum part : parts) {
            byte[] value = Base64.getDecoder().decode(part.value());
            hash.update(value, 0, value.length);
        }
        String value = Base64.getEncoder().encodeToString(hash.finish()) + "-" + parts.size();
        return new BodyChecksum(algorithm, true, value);
    }
}
