package decant.simulator.api;

import decant.model.ObjectKey;
import decant.simulator.bucket.Bucket;
import decant.simulator.bucket.EventKind;
import decant.simulator.bucket.S3Error;
import decant.simulator.bucket.StoredObject;
import decant.simulator.http.Response;
import decant.simulator.http.XmlElement;
import decant.simulator.http.XmlWriter;
import java.util.SortedMap;
import java.util.TreeMap;

/** The calls about tags. No access list gives leave for them; the bucket's owner has it. */
final class Tagging {
    private Tagging() {}

    static Response get(Invocation call) {
        Bucket bucket = call.bucket();
        call.access(bucket).requireTrusted();
        StoredObject object = call.object(bucket);
        XmlWriter xml = XmlWriter.s3("Tagging").begin("TagSet");
        object.tags().forEach((name, value) -> xml.begin("Tag").text("Key", name).text("Value", value).end());
        return Response.xml(200, xml.finish());
    }

    static Deed put(Invocation call) {
        UploadChecks.require(call);
        XmlElement set =
                XmlElement.read(call.payload().bytes(), "Tagging").child("TagSet").orElseThrow(S3Error::malformedXml);
        SortedMap<String, String> tags = new TreeMap<>();
        set.all("Tag").forEach(tag -> TagRules.add(tags, tag.required("Key"), tag.required("Value")));
        return replace(call, TagRules.checked(tags), EventKind.PUT_TAGS, 200);
    }

    static Deed delete(Invocation call) {
        return replace(call, new TreeMap<>(), EventKind.REMOVE_TAGS, 204);
    }

    private static Deed replace(Invocation call, SortedMap<String, String> tags, EventKind kind, int status) {
        Bucket bucket = call.bucket();
        call.access(bucket).requireTrusted();
        Invocation.requireNoVersion(call.query("versionId"));
        ObjectKey key = call.key();
        return () -> {
            bucket.objects()
                    .update(
                            key,
                            current -> {
                                if (current == null) {
                                    throw S3Error.noSuchKey(call.keyText());
                                }
                                return current.withTags(tags);
                            });
            bucket.subscribers().tell(kind, key, bucket.objects().get(key));
            return Response.of(status);
        };
    }
}
