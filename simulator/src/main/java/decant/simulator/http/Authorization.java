package decant.simulator.http;

import decant.simulator.bucket.S3Error;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header that carries a signature of version 4.
 *
 * @param date as eight digits
 * @param signedHeaders in lower case and order
 * @param signature 64 hex digits
 */
record Authorization(String accessKeyId, String date, String region, List<String> signedHeaders, String signature) {
    private static final Pattern FORM =
            Pattern.compile(
                    "AWS4-HMAC-SHA256\\s+Credential=([^/,]+)/(\\d{8})/([^/,]+)/s3/aws4_request\\s*,"
                            + "\\s*SignedHeaders=([^,]+?)\\s*,\\s*Signature=([0-9a-f]{64})");

    static Authorization of(String header) {
        Matcher form = FORM.matcher(header);
        if (!form.matches()) {
            throw new S3Error(
                    400, "AuthorizationHeaderMalformed", "The authorization header that you provided is not valid.");
        }
        return new Authorization(
                form.group(1), form.group(2), form.group(3), List.of(form.group(4).split(";", -1)), form.group(5));
    }

    String scope() {
        return date + "/" + region + "/s3/aws4_request";
    }
}
