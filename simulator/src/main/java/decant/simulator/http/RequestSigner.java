package decant.simulator.http;

import decant.simulator.bucket.Account;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Signs requests as an account: for applications that are part of a demo or a benchmark and ask this S3 over HTTP like
 * anybody else. Bodies are not covered by the signature. Safe for use by any thread.
 */
public final class RequestSigner {
    private static final String UNSIGNED_BODY = "UNSIGNED-PAYLOAD";
    private static final int DATE_DIGITS = 8;

    private final Account account;
    private final String region;
    private final InstantSource clock;
    private final SigningKeys keys = new SigningKeys();

    /**
     * @param region that requests go to
     * @param clock dates signatures, which are believed for a quarter of an hour
     */
    public RequestSigner(Account account, String region, InstantSource clock) {
        this.account = account;
        this.region = region;
        this.clock = clock;
    }

    /**
     * The headers that the request has to be sent with: those given and the signature's. The host, which is signed too,
     * is not among them, since clients set it themselves.
     *
     * @param headers names in lower case
     */
    public Map<String, String> sign(String method, URI uri, Map<String, String> headers) {
        String timestamp = SignatureVerifier.TIMESTAMP.format(clock.instant());
        SortedMap<String, String> signed = new TreeMap<>(headers);
        signed.put("host", uri.getRawAuthority());
        signed.put("x-amz-date", timestamp);
        signed.put("x-amz-content-sha256", UNSIGNED_BODY);

        String date = timestamp.substring(0, DATE_DIGITS);
        String scope = date + "/" + region + "/s3/aws4_request";
        List<String> names = List.copyOf(signed.keySet());
        String canonical = CanonicalRequest.of(request(method, uri, signed), names, UNSIGNED_BODY);
        String signature =
                new Signer(keys.key(account.secretAccessKey(), date, region), timestamp, scope).request(canonical);

        signed.remove("host");
        signed.put(
                "authorization",
                "AWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s"
                        .formatted(account.accessKeyId(), scope, String.join(";", names), signature));
        return signed;
    }

    private static Request request(String method, URI uri, Map<String, String> headers) {
        HttpHeaders all = new DefaultHttpHeaders();
        headers.forEach(all::set);
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new Request(method, uri.getRawPath() + query, all, new byte[0]);
    }
}
