package decant.simulator.http;

import decant.simulator.bucket.S3Error;
import java.util.List;

/** A request in the form that is signed [AWS Signature Version 4 for S3]. */
final class CanonicalRequest {
    private CanonicalRequest() {}

    static String of(Request request, List<String> signedHeaders, String payloadHash) {
        StringBuilder canonical =
                new StringBuilder(1024)
                        .append(request.method())
                        .append('\n')
                        // S3, unlike other services, neither normalises the path nor encodes it twice.
                        .append(Percent.encode(Percent.decode(request.path()), true))
                        .append('\n')
                        .append(request.query().canonical())
                        .append('\n');
        for (String name : signedHeaders) {
            String value =
                    request.header(name)
                            .orElseThrow(() -> S3Error.invalidRequest("The signed header " + name + " is not there."));
            canonical.append(name).append(':');
            appendTrimmed(value, canonical);
            canonical.append('\n');
        }
        return canonical
                .append('\n')
                .append(String.join(";", signedHeaders))
                .append('\n')
                .append(payloadHash)
                .toString();
    }

    /** Leaves out spaces at both ends and all but one in between. */
    private static void appendTrimmed(String value, StringBuilder into) {
        int begin = into.length();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean repeated = c == ' ' && (into.length() == begin || into.charAt(into.length() - 1) == ' ');
            if (!repeated) {
                into.append(c);
            }
        }
        if (into.length() > begin && into.charAt(into.length() - 1) == ' ') {
            into.setLength(into.length() - 1);
        }
    }
}
