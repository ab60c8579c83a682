package decant.simulator.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import decant.simulator.bucket.S3Error;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Checks signatures of version 4 in the Authorization header, the body's included. Safe for use by any thread.
 *
 * <p>Signatures in the query (presigned requests) are not offered.
 */
public final class SignatureVerifier {
    private static final Duration MAX_SKEW = Duration.ofMinutes(15);
    static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String STREAMING = "STREAMING-";
    private static final String STREAMING_SIGNED = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";

    private final Function<String, Optional<String>> secrets;
    private final InstantSource clock;
    private final boolean verifies;
    private final SigningKeys keys = new SigningKeys();

    /**
     * @param secrets the secret of an access key, if there is such a key
     * @param clock judges the age of signatures
     * @param verifies false to believe everything, for benchmarks that are not about signatures
     */
    public SignatureVerifier(Function<String, Optional<String>> secrets, InstantSource clock, boolean verifies) {
        this.secrets = secrets;
        this.clock = clock;
        this.verifies = verifies;
    }

    /** The access key that signs the request, unchecked; empty for requests without a signature. */
    public Optional<String> accessKeyId(Request request) {
        if (request.query().has("X-Amz-Signature") || request.query().has("Signature")) {
            throw S3Error.notImplemented("presigned requests");
        }
        return request.header("authorization").map(Authorization::of).map(Authorization::accessKeyId);
    }

    /**
     * Checks the signature, and reads the body as it was meant.
     *
     * @param region the one the endpoint serves, for which the request must be signed
     */
    public Payload verify(Request request, String region) {
        String content = request.header("x-amz-content-sha256").orElse("");
        Optional<String> header = request.header("authorization");
        if (header.isEmpty() || !verifies) {
            return payload(request, content, null, "");
        }
        Authorization authorization = Authorization.of(header.get());
        String timestamp = timestamp(request, authorization, region);
        requireSigned(request, authorization);
        String secret = secrets.apply(authorization.accessKeyId()).orElseThrow(SignatureVerifier::unknownKey);
        Signer signer =
                new Signer(
                        keys.key(secret, authorization.date(), authorization.region()),
                        timestamp,
                        authorization.scope());
        String canonical = CanonicalRequest.of(request, authorization.signedHeaders(), content);
        byte[] computed = signer.request(canonical).getBytes(US_ASCII);
        if (!MessageDigest.isEqual(computed, authorization.signature().getBytes(US_ASCII))) {
            throw doesNotMatch();
        }
        return payload(request, content, signer, authorization.signature());
    }

    private String timestamp(Request request, Authorization authorization, String region) {
        String timestamp = request.header("x-amz-date").orElse("");
        if (!authorization.region().equals(region)) {
            throw new S3Error(
                    400,
                    "AuthorizationHeaderMalformed",
                    "The authorization header is malformed; the region '"
                            + authorization.region()
                            + "' is wrong; expecting '"
                            + region
                            + "'",
                    Map.of("Region", region));
        }
        try {
            Instant signed = TIMESTAMP.parse(timestamp, Instant::from);
            if (Duration.between(signed, clock.instant()).abs().compareTo(MAX_SKEW) > 0) {
                throw new S3Error(
                        403,
                        "RequestTimeTooSkewed",
                        "The difference between the request time and the current time is too large.");
            }
        } catch (DateTimeException _) {
            throw new S3Error(403, "AccessDenied", "AWS authentication requires a valid Date or x-amz-date header");
        }
        if (!timestamp.startsWith(authorization.date())) {
            throw doesNotMatch();
        }
        return timestamp;
    }

    /** What S3 acts upon must be signed, or somebody on the way could change it. */
    private static void requireSigned(Request request, Authorization authorization) {
        for (String name : request.headerNames()) {
            boolean mustBeSigned = name.equals("host") || name.startsWith("x-amz-");
            if (mustBeSigned && !authorization.signedHeaders().contains(name)) {
                throw new S3Error(
                        403,
                        "AccessDenied",
                        "There were headers present in the request which were not signed",
                        Map.of("HeadersNotSigned", name));
            }
        }
    }

    private static Payload payload(Request request, String content, @Nullable Signer signer, String signature) {
        byte[] raw = request.body();
        if (content.startsWith(STREAMING)) {
            boolean chunksSigned = content.startsWith(STREAMING_SIGNED);
            Payload payload = new ChunkedPayload(raw, chunksSigned ? signer : null, signature).read();
            String announced = request.header("x-amz-decoded-content-length").orElse("");
            if (!announced.equals(Integer.toString(payload.bytes().length))) {
                throw ChunkedPayload.incomplete();
            }
            return payload;
        }
        boolean hashed = signer != null && !content.equals("UNSIGNED-PAYLOAD");
        if (hashed && !Signer.sha256(raw, 0, raw.length).equals(content)) {
            throw new S3Error(
                    400,
                    "XAmzContentSHA256Mismatch",
                    "The provided 'x-amz-content-sha256' header does not match what was computed.");
        }
        return new Payload(raw, new HashMap<>());
    }

    private static S3Error unknownKey() {
        return new S3Error(
                403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.");
    }

    static S3Error doesNotMatch() {
        return new S3Error(
                403,
                "SignatureDoesNotMatch",
                "The request signature we calculated does not match the signature you provided. Check your key and"
                        + " signing method.");
    }
}
