package decant.simulator.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.simulator.bucket.Bucket;
import decant.simulator.bucket.Lister;
import decant.simulator.bucket.Listing;
import decant.simulator.bucket.S3Error;
import decant.simulator.http.Response;
import decant.simulator.http.XmlWriter;
import java.util.Optional;

/** ListObjectsV2. */
final class ObjectListings {
    private ObjectListings() {}

    static Response list(Invocation call) {
        if (!call.query("list-type").equals(Optional.of("2"))) {
            throw S3Error.notImplemented("listings other than of version 2");
        }
        Bucket bucket = call.bucket();
        call.access(bucket).requireList();
        String prefix = call.query("prefix").orElse("");
        String delimiter = call.query("delimiter").orElse("");
        int maxKeys = maxKeys(call);
        boolean urlEncoded = isUrlEncoded(call);
        boolean withOwner = call.query("fetch-owner").equals(Optional.of("true"));
        int queryHash = (bucket.name() + '\n' + prefix + '\n' + delimiter).hashCode();
        Optional<ContinuationToken> token =
                call.query("continuation-token").map(text -> ContinuationToken.read(text, queryHash));
        String startAfter = call.query("start-after").orElse("");

        PageXml page = new PageXml(maxKeys, urlEncoded, bucket.owner().canonicalId(), withOwner);
        Lister lister = bucket.lister(prefix.getBytes(UTF_8), delimiter.getBytes(UTF_8), page);
        Listing listing =
                token.map(from ->
                                from.isBehindPrefix()
                                        ? lister.pageBehind(from.last(), maxKeys)
                                        : lister.pageAfter(from.last(), maxKeys))
                        .orElseGet(() -> lister.pageAfter(startAfter.getBytes(UTF_8), maxKeys));

        ListEncoding encoding = new ListEncoding(urlEncoded);
        XmlWriter head =
                XmlWriter.s3("ListBucketResult").text("Name", bucket.name()).text("Prefix", encoding.of(prefix));
        if (!startAfter.isEmpty()) {
            head.text("StartAfter", encoding.of(startAfter));
        }
        call.query("continuation-token").ifPresent(text -> head.text("ContinuationToken", text));
        if (listing.truncated()) {
            head.text("NextContinuationToken", ContinuationToken.write(listing, queryHash));
        }
        head.text("KeyCount", Integer.toString(listing.count())).text("MaxKeys", Integer.toString(maxKeys));
        if (!delimiter.isEmpty()) {
            head.text("Delimiter", encoding.of(delimiter));
        }
        if (urlEncoded) {
            head.text("EncodingType", "url");
        }
        head.text("IsTruncated", Boolean.toString(listing.truncated()));
        return page.finish(head.soFar(), "</ListBucketResult>");
    }

    /** How many entries a page of a listing may have. */
    static int maxKeys(Invocation call) {
        return call.query("max-keys")
                .map(text -> PartNumbers.limit("max-keys", text, Lister.MAX_KEYS))
                .orElse(Lister.MAX_KEYS);
    }

    /** Whether keys in a listing are wanted percent-encoded. */
    static boolean isUrlEncoded(Invocation call) {
        Optional<String> encoding = call.query("encoding-type");
        if (encoding.isPresent() && !encoding.get().equals("url")) {
            throw S3Error.invalidArgument("Invalid Encoding Method specified in Request");
        }
        return encoding.isPresent();
    }
}
