package decant.simulator.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.simulator.bucket.Bucket;
import decant.simulator.bucket.Lister;
import decant.simulator.bucket.Listing;
import decant.simulator.http.Response;
import decant.simulator.http.XmlWriter;

/**
 * ListObjects, the first version, which AWS keeps for clients that still ask by marker. Every entry names its owner,
 * and a page says where the next one begins only if there is a delimiter; otherwise its last key does [S3 API
 * reference, ListObjects].
 */
final class MarkedListings {
    private MarkedListings() {}

    static Response list(Invocation call) {
        Bucket bucket = call.bucket();
        call.access(bucket).requireList();
        String prefix = call.query("prefix").orElse("");
        String delimiter = call.query("delimiter").orElse("");
        String marker = call.query("marker").orElse("");
        int maxKeys = ObjectListings.maxKeys(call);
        boolean urlEncoded = ObjectListings.isUrlEncoded(call);

        PageXml page = new PageXml(maxKeys, urlEncoded, bucket.owner().canonicalId(), true);
        Lister lister = bucket.lister(prefix.getBytes(UTF_8), delimiter.getBytes(UTF_8), page);
        byte[] from = marker.getBytes(UTF_8);
        Listing listing =
                isCommonPrefix(marker, prefix, delimiter)
                        ? lister.pageBehind(from, maxKeys)
                        : lister.pageAfter(from, maxKeys);

        ListEncoding encoding = new ListEncoding(urlEncoded);
        XmlWriter head =
                XmlWriter.s3("ListBucketResult")
                        .text("Name", bucket.name())
                        .text("Prefix", encoding.of(prefix))
                        .text("Marker", encoding.of(marker));
        if (listing.truncated() && !delimiter.isEmpty()) {
            head.text("NextMarker", encoding.of(listing.last().toString()));
        }
        head.text("MaxKeys", Integer.toString(maxKeys));
        if (!delimiter.isEmpty()) {
            head.text("Delimiter", encoding.of(delimiter));
        }
        if (urlEncoded) {
            head.text("EncodingType", "url");
        }
        head.text("IsTruncated", Boolean.toString(listing.truncated()));
        return page.finish(head.soFar(), "</ListBucketResult>");
    }

    /** Whether a marker is what a page before it rolled keys up to, all of which have been listed by that. */
    private static boolean isCommonPrefix(String marker, String prefix, String delimiter) {
        return !delimiter.isEmpty()
                && marker.startsWith(prefix)
                && marker.endsWith(delimiter)
                && marker.indexOf(delimiter, prefix.length()) == marker.length() - delimiter.length();
    }
}
