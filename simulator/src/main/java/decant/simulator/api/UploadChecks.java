package decant.simulator.api;

import decant.simulator.bucket.Body;
import decant.simulator.bucket.BodyChecksum;
import decant.simulator.bucket.ChecksumAlgorithm;
import decant.simulator.bucket.Hashes;
import decant.simulator.bucket.S3Error;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** Holds a body to the digests that came with it, in headers or in its trailer. */
final class UploadChecks {
    private static final int MD5_BYTES = 16;

    private UploadChecks() {}

    /** Checks every digest given; the additional checksum is returned, if there is one. */
    static Optional<BodyChecksum> check(Invocation call) {
        byte[] bytes = call.payload().bytes();
        call.header("content-md5").ifPresent(md5 -> checkMd5(md5, bytes));
        Optional<BodyChecksum> checksum = Optional.empty();
        for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
            Optional<String> given = given(call, algorithm);
            if (given.isPresent()) {
                checksum = BodyChecksum.of(algorithm, Body.of(bytes));
                checkValue(given.get(), checksum.orElseThrow());
            }
        }
        boolean trailerMissing =
                call.header("x-amz-trailer").filter(name -> !call.payload().trailers().containsKey(name)).isPresent();
        if (trailerMissing) {
            throw new S3Error(
                    400, "MalformedTrailerError", "The request contained trailing data that was not well-formed");
        }
        return checksum;
    }

    /** As {@link #check}, for documents that S3 takes with a digest only. */
    static void require(Invocation call) {
        boolean none =
                call.header("content-md5").isEmpty()
                        && Arrays.stream(ChecksumAlgorithm.values())
                                .allMatch(algorithm -> given(call, algorithm).isEmpty());
        if (none) {
            throw S3Error.invalidRequest("Missing required header for this request: Content-MD5 OR x-amz-checksum-*");
        }
        check(call);
    }

    private static Optional<String> given(Invocation call, ChecksumAlgorithm algorithm) {
        return call.header(algorithm.header())
                .or(() -> Optional.ofNullable(call.payload().trailers().get(algorithm.header())));
    }

    private static void checkMd5(String given, byte[] bytes) {
        byte[] wanted;
        try {
            wanted = Base64.getDecoder().decode(given);
        } catch (IllegalArgumentException e) {
            wanted = new byte[0];
        }
        if (wanted.length != MD5_BYTES) {
            throw new S3Error(400, "InvalidDigest", "The Content-MD5 you specified was invalid.");
        }
        if (!Arrays.equals(wanted, Hashes.digest("MD5").digest(bytes))) {
            throw new S3Error(400, "BadDigest", "The Content-MD5 you specified did not match what we received.");
        }
    }

    static void checkValue(String given, BodyChecksum computed) {
        if (!given.equals(computed.value())) {
            throw new S3Error(
                    400,
                    "BadDigest",
                    "The " + computed.algorithm() + " you specified did not match the calculated checksum.");
        }
    }
}
